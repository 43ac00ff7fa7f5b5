/* SPDX-License-Identifier: MIT */
/*
 * PCI: left out. What the machine needs is at fixed addresses or in ACPI
 * tables.
 */
#ifndef _LINUX_PCI_H
#define _LINUX_PCI_H

#include <linux/refused.h>

__refused_area("<linux/pci.h>", "PCI drivers: nothing walks the bus")

struct pci_dev;
struct pci_driver;

void pci_unregister_driver(struct pci_driver *drv) __refused("PCI drivers");
int pci_enable_device(struct pci_dev *dev) __refused("PCI drivers");
void pci_disable_device(struct pci_dev *dev) __refused("PCI drivers");

#endif
