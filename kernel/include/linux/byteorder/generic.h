/* SPDX-License-Identifier: MIT */
/*
 * Conversions between this machine, which is little endian, and the two
 * orders.
 */
#ifndef _LINUX_BYTEORDER_GENERIC_H
#define _LINUX_BYTEORDER_GENERIC_H

#include <linux/swab.h>
#include <linux/types.h>

#ifndef __LITTLE_ENDIAN
#define __LITTLE_ENDIAN	1234
#endif
#define __LITTLE_ENDIAN_BITFIELD

#define cpu_to_le16(x)	((__le16)(u16)(x))
#define le16_to_cpu(x)	((u16)(x))
#define cpu_to_be16(x)	((__be16)swab16(x))
#define be16_to_cpu(x)	swab16((u16)(x))
#define __constant_cpu_to_le16(x)	cpu_to_le16(x)
#define __constant_cpu_to_be16(x)	cpu_to_be16(x)
#define cpu_to_le32(x)	((__le32)(u32)(x))
#define le32_to_cpu(x)	((u32)(x))
#define cpu_to_be32(x)	((__be32)swab32(x))
#define be32_to_cpu(x)	swab32((u32)(x))
#define __constant_cpu_to_le32(x)	cpu_to_le32(x)
#define __constant_cpu_to_be32(x)	cpu_to_be32(x)
#define cpu_to_le64(x)	((__le64)(u64)(x))
#define le64_to_cpu(x)	((u64)(x))
#define cpu_to_be64(x)	((__be64)swab64(x))
#define be64_to_cpu(x)	swab64((u64)(x))
#define __constant_cpu_to_le64(x)	cpu_to_le64(x)
#define __constant_cpu_to_be64(x)	cpu_to_be64(x)
#define le16_to_cpup(p)	le16_to_cpu(*(p))
#define be16_to_cpup(p)	be16_to_cpu(*(p))
#define le16_to_cpus(p)	((void)(p))
#define be16_to_cpus(p)	(*(p) = be16_to_cpu(*(p)))
#define le32_to_cpup(p)	le32_to_cpu(*(p))
#define be32_to_cpup(p)	be32_to_cpu(*(p))
#define le32_to_cpus(p)	((void)(p))
#define be32_to_cpus(p)	(*(p) = be32_to_cpu(*(p)))
#define le64_to_cpup(p)	le64_to_cpu(*(p))
#define be64_to_cpup(p)	be64_to_cpu(*(p))
#define le64_to_cpus(p)	((void)(p))
#define be64_to_cpus(p)	(*(p) = be64_to_cpu(*(p)))

#define htons(x)	cpu_to_be16(x)
#define ntohs(x)	be16_to_cpu(x)
#define htonl(x)	cpu_to_be32(x)
#define ntohl(x)	be32_to_cpu(x)

#endif
