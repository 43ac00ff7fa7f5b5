/* SPDX-License-Identifier: MIT */
/* eventpoll.h - see uapi/linux/eventpoll.h; there are no epoll files. */
#ifndef _LINUX_EVENTPOLL_H
#define _LINUX_EVENTPOLL_H

#include <uapi/linux/eventpoll.h>

#endif
