// SPDX-License-Identifier: MIT
/*
 * cpu.c - /sys/devices/system/cpu: which CPUs there are, and taking them out.
 *
 *	online possible present offline		sets of CPUs
 *	cpuN/online				1 or 0; writing moves it there
 *
 * The boot CPU has no file `online`: it cannot go.
 *
 * Linux: drivers/base/cpu.c; there a CPU is a device on a bus of its own.
 */
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/init.h>
#include <linux/kobject.h>
#include <linux/kstrtox.h>
#include <linux/printk.h>
#include <linux/sysfs.h>

static struct kobject *cpu_kobjs[NR_CPUS];	/* [I] after boot */

static ssize_t show_mask(const struct cpumask *mask, char *buf)
{
	return sysfs_emit(buf, "%*pbl\n", cpumask_pr_args(mask));
}

#define CPU_MASK_ATTR(_name)						\
static ssize_t _name##_show(struct kobject *kobj,			\
			    struct kobj_attribute *attr, char *buf)	\
{									\
	return show_mask(cpu_##_name##_mask, buf);			\
}									\
static struct kobj_attribute _name##_attr = __ATTR_RO(_name)

CPU_MASK_ATTR(online);
CPU_MASK_ATTR(possible);
CPU_MASK_ATTR(present);

static ssize_t offline_show(struct kobject *kobj, struct kobj_attribute *attr,
			    char *buf)
{
	struct cpumask offline;

	cpumask_andnot(&offline, cpu_possible_mask, cpu_online_mask);
	return show_mask(&offline, buf);
}
static struct kobj_attribute offline_attr = __ATTR_RO(offline);

static ssize_t kernel_max_show(struct kobject *kobj,
			       struct kobj_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%d\n", NR_CPUS - 1);
}
static struct kobj_attribute kernel_max_attr = __ATTR_RO(kernel_max);

static const struct attribute *const system_attrs[] = {
	&online_attr.attr, &possible_attr.attr, &present_attr.attr,
	&offline_attr.attr, &kernel_max_attr.attr,
};

/* cpuN/online */
static unsigned int cpu_of(struct kobject *kobj)
{
	unsigned int cpu;

	for_each_possible_cpu(cpu)
		if (cpu_kobjs[cpu] == kobj)
			break;
	return cpu;
}

static ssize_t cpu_online_show(struct kobject *kobj,
			       struct kobj_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%d\n", !!cpu_online(cpu_of(kobj)));
}

static ssize_t cpu_online_store(struct kobject *kobj,
				struct kobj_attribute *attr, const char *buf,
				size_t count)
{
	bool on;
	int ret = kstrtobool(buf, &on);

	if (!ret)
		ret = on ? add_cpu(cpu_of(kobj)) : remove_cpu(cpu_of(kobj));
	return ret < 0 ? ret : count;
}
static struct kobj_attribute cpu_online_attr =
	__ATTR(online, 0644, cpu_online_show, cpu_online_store);

static int __init add_cpu_dir(struct kobject *parent, unsigned int cpu)
{
	char name[12];

	snprintf(name, sizeof(name), "cpu%u", cpu);
	cpu_kobjs[cpu] = kobject_create_and_add(name, parent);
	if (!cpu_kobjs[cpu])
		return -ENOMEM;
	return cpu ? sysfs_create_file(cpu_kobjs[cpu], &cpu_online_attr.attr) : 0;
}

static int __init cpu_dev_init(void)
{
	struct kobject *system, *dir;
	unsigned int i;
	int err = 0;

	system = kobject_create_and_add("system", &devices_kset->kobj);
	dir = kobject_create_and_add("cpu", system);
	if (!dir)
		return -ENOMEM;
	for (i = 0; !err && i < ARRAY_SIZE(system_attrs); i++)
		err = sysfs_create_file(dir, system_attrs[i]);
	for_each_possible_cpu(i)
		if (!err)
			err = add_cpu_dir(dir, i);
	return err;
}
subsys_initcall(cpu_dev_init);
