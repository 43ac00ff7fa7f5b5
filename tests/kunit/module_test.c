// SPDX-License-Identifier: MIT
/*
 * module_test.c - modules come complete or not at all, and leave nothing.
 *
 * The files are those of tests/kunit/fixtures; broken ones are made here, from
 * good ones. What would make it lie: fixtures that the initrd does not have, so
 * the first case loads one.
 */
#include <kernel/module.h>
#include <kunit/test.h>
#include <linux/elf.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/kallsyms.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/vermagic.h>
#include <linux/vmalloc.h>
#include <asm/pgtable.h>
#include "../../kernel/module/internal.h"

static struct module *loaded(const char *name)
{
	struct module *mod;

	mutex_lock(&module_mutex);
	mod = find_module(name);
	mutex_unlock(&module_mutex);
	return mod;
}

static void state_of(char *buf, size_t size)
{
	int (*fix_state)(char *, size_t) =
		(void *)kallsyms_lookup_name("fix_basic:fix_state");

	buf[0] = '\0';
	if (fix_state)
		fix_state(buf, size);
}

static void expect_state(struct kunit *test, const char *args,
			 const char *numbers)
{
	char want[128], have[128];

	KUNIT_ASSERT_EQ(test, insmod("fix_basic", args), 0);
	snprintf(want, sizeof(want), "%s read only %u", numbers,
		 num_possible_cpus());
	state_of(have, sizeof(have));
	KUNIT_EXPECT_STREQ(test, have, want);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
}

static void comes_and_goes(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, insmod("fix_basic", ""), 0);
	KUNIT_ASSERT_NOT_NULL(test, loaded("fix_basic"));
	KUNIT_EXPECT_EQ(test, (int)loaded("fix_basic")->state,
			(int)MODULE_STATE_LIVE);
	KUNIT_EXPECT_STREQ(test, loaded("fix_basic")->version, "1.2");
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
	KUNIT_EXPECT_NULL(test, loaded("fix_basic"));
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), -ENOENT);
}

static void file_is_found_by_many_names(struct kunit *test)
{
	static const char *const names[] = {
		"fix_basic", "fix-basic", "fix_basic.ko",
		"/lib/modules/fix_basic.ko", "/lib/modules/fix_basic",
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		KUNIT_EXPECT_EQ(test, insmod(names[i], ""), 0);
		KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
	}
	KUNIT_EXPECT_EQ(test, insmod("no_such_module", ""), -ENOENT);
}

/* ------------------------------------------------------------- parameters */

static void defaults_and_initial_values(struct kunit *test)
{
	expect_state(test, "", "7 3 0 literal fixed 0:0,0,0,0");
}

static void parameters_of_each_type(struct kunit *test)
{
	expect_state(test, "number=-5 small=0x10 flag text=abc fixed=1234567 list=4,5,6",
		     "-5 16 1 abc 1234567 3:4,5,6,0");
	expect_state(test, "flag=n text=\"two words\" list=9",
		     "7 3 0 two words fixed 1:9,0,0,0");
	expect_state(test, "  number=1   number=2 ", "2 3 0 literal fixed 0:0,0,0,0");
}

static void a_wrong_value_is_refused(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", "number=many"), -EINVAL);
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", "number"), -EINVAL);
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", "small=256"), -ERANGE);
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", "flag=perhaps"), -EINVAL);
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", "fixed=12345678"), -ENOSPC);
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", "list=1,2,3,4,5"), -EINVAL);
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", "list=1,,2"), -EINVAL);
	KUNIT_EXPECT_NULL(test, loaded("fix_basic"));
}

static void an_unknown_parameter_is_ignored(struct kunit *test)
{
	expect_state(test, "nosuch=1 number=8", "8 3 0 literal fixed 0:0,0,0,0");
}

static int read_text(const char *path, char *buf, size_t size)
{
	struct file *f = filp_open(path, O_RDONLY, 0);
	loff_t pos = 0;
	ssize_t n;

	if (IS_ERR(f))
		return PTR_ERR(f);
	n = kernel_read(f, buf, size - 1, &pos);
	filp_close(f, NULL);
	buf[max(n, 0l)] = '\0';
	return n;
}

static int write_text(const char *path, const char *text)
{
	struct file *f = filp_open(path, O_WRONLY, 0);
	loff_t pos = 0;
	ssize_t n;

	if (IS_ERR(f))
		return PTR_ERR(f);
	n = kernel_write(f, text, strlen(text), &pos);
	filp_close(f, NULL);
	return n;
}

#define PARAMS "/sys/module/fix_basic/parameters/"

static void parameters_are_files(struct kunit *test)
{
	char text[64];

	KUNIT_ASSERT_EQ(test, insmod("fix_basic", "list=1,2 text=hi"), 0);
	read_text(PARAMS "list", text, sizeof(text));
	KUNIT_EXPECT_STREQ(test, text, "1,2\n");
	read_text(PARAMS "text", text, sizeof(text));
	KUNIT_EXPECT_STREQ(test, text, "hi\n");
	read_text(PARAMS "flag", text, sizeof(text));
	KUNIT_EXPECT_STREQ(test, text, "N\n");
	KUNIT_EXPECT_EQ(test, write_text(PARAMS "number", "42\n"), 3);
	read_text(PARAMS "number", text, sizeof(text));
	KUNIT_EXPECT_STREQ(test, text, "42\n");
	KUNIT_EXPECT_EQ(test, write_text(PARAMS "number", "x\n"), -EINVAL);
	KUNIT_EXPECT_LT(test, write_text(PARAMS "small", "1\n"), 0);
	/* its rights are 0: there is no file */
	KUNIT_EXPECT_EQ(test, read_text(PARAMS "fail", text, 9), -ENOENT);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
	KUNIT_EXPECT_EQ(test, read_text(PARAMS "number", text, 9), -ENOENT);
}

/* -------------------------------------------------------------- who is used */

static void only_one_of_a_name(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, insmod("fix_basic", ""), 0);
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", ""), -EEXIST);
	KUNIT_EXPECT_EQ(test, modprobe("fix_basic", ""), 0);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
}

static void init_that_fails_is_unwound(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", "fail=-19"), -ENODEV);
	KUNIT_EXPECT_NULL(test, loaded("fix_basic"));
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", ""), 0);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
}

static void a_reference_keeps_it(struct kunit *test)
{
	struct module *mod;

	KUNIT_ASSERT_EQ(test, insmod("fix_basic", ""), 0);
	mod = loaded("fix_basic");
	KUNIT_ASSERT_TRUE(test, try_module_get(mod));
	KUNIT_EXPECT_EQ(test, module_refcount(mod), 1);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), -EWOULDBLOCK);
	module_put(mod);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
}

static void a_user_keeps_what_it_uses(struct kunit *test)
{
	const char *(*saw)(void);

	KUNIT_EXPECT_EQ(test, insmod("fix_user", ""), -ENOENT);
	KUNIT_ASSERT_EQ(test, modprobe("fix_user", ""), 0);
	KUNIT_ASSERT_NOT_NULL(test, loaded("fix_basic"));
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), -EWOULDBLOCK);
	saw = (void *)kallsyms_lookup_name("fix_user_saw");
	KUNIT_ASSERT_NOT_NULL(test, saw);
	KUNIT_EXPECT_EQ(test, strncmp(saw(), "7 3 0 literal", 13), 0);
	KUNIT_EXPECT_EQ(test, delete_module("fix_user"), 0);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
}

static void a_name_of_the_kernel_itself_is_null(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, try_module_get(NULL));
	module_put(NULL);
	KUNIT_EXPECT_STREQ(test, module_name((struct module *)NULL), "kernel");
}

static char heard[64];

static int hear(struct notifier_block *nb, unsigned long state, void *data)
{
	struct module *mod = data;

	scnprintf(heard + strlen(heard), sizeof(heard) - strlen(heard),
		  "%s %lu %d;", mod->name, state, mod->state == state);
	return NOTIFY_OK;
}

static void notifiers_hear_of_each_state(struct kunit *test)
{
	struct notifier_block nb = { .notifier_call = hear };

	heard[0] = '\0';
	KUNIT_ASSERT_EQ(test, register_module_notifier(&nb), 0);
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", ""), 0);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
	KUNIT_EXPECT_EQ(test, unregister_module_notifier(&nb), 0);
	KUNIT_EXPECT_EQ(test, insmod("fix_basic", ""), 0);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
	/* coming is 1, live 0, going 2 */
	KUNIT_EXPECT_STREQ(test, heard,
			   "fix_basic 1 1;fix_basic 0 1;fix_basic 2 1;");
}

/* ------------------------------------------------------------------ memory */

static bool rights_are(void *base, unsigned int size, bool write, bool exec)
{
	unsigned long at = (unsigned long)base, end = at + size;

	for (; at < end; at += PAGE_SIZE) {
		pte_t *pte = lookup_kernel_pte(at);

		if (!pte || !pte_present(*pte) || pte_write(*pte) != write ||
		    pte_exec(*pte) != exec)
			return false;
	}
	return true;
}

static void each_part_has_its_rights(struct kunit *test)
{
	struct module_memory *mem;

	KUNIT_ASSERT_EQ(test, insmod("fix_basic", ""), 0);
	mem = loaded("fix_basic")->mem;
	KUNIT_EXPECT_TRUE(test, mem[MOD_TEXT].size && mem[MOD_DATA].size &&
			  mem[MOD_RODATA].size);
	KUNIT_EXPECT_TRUE(test, rights_are(mem[MOD_TEXT].base,
					   mem[MOD_TEXT].size, false, true));
	KUNIT_EXPECT_TRUE(test, rights_are(mem[MOD_RODATA].base,
					   mem[MOD_RODATA].size, false, false));
	KUNIT_EXPECT_TRUE(test, rights_are(mem[MOD_DATA].base,
					   mem[MOD_DATA].size, true, false));
	KUNIT_EXPECT_EQ(test, ptdump_check_wx(), 0U);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
}

static void init_memory_is_given_back(struct kunit *test)
{
	struct module_memory *mem;

	KUNIT_ASSERT_EQ(test, insmod("fix_basic", ""), 0);
	mem = loaded("fix_basic")->mem;
	KUNIT_EXPECT_EQ(test, mem[MOD_INIT_TEXT].size, 0U);
	KUNIT_EXPECT_NOT_NULL(test, mem[MOD_INIT_TEXT].base);
	KUNIT_EXPECT_TRUE(test, !lookup_kernel_pte((unsigned long)
						   mem[MOD_INIT_TEXT].base) ||
			  !pte_present(*lookup_kernel_pte((unsigned long)
							  mem[MOD_INIT_TEXT].base)));
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
}

static void memory_is_as_before(struct kunit *test)
{
	unsigned long pages;
	int i;

	for (i = 0; i < 3; i++) {
		KUNIT_ASSERT_EQ(test, insmod("fix_basic", "text=x list=1"), 0);
		KUNIT_ASSERT_EQ(test, delete_module("fix_basic"), 0);
	}
	pages = vmalloc_nr_pages();
	for (i = 0; i < 20; i++) {
		KUNIT_ASSERT_EQ(test, insmod("fix_basic", "text=x list=1"), 0);
		KUNIT_ASSERT_EQ(test, delete_module("fix_basic"), 0);
		KUNIT_ASSERT_EQ(test, insmod("fix_basic", "fail=-5"), -EIO);
		KUNIT_ASSERT_EQ(test, insmod("fix_basic", "number=z"), -EINVAL);
	}
	KUNIT_EXPECT_EQ(test, vmalloc_nr_pages(), pages);
}

static void addresses_have_names(struct kunit *test)
{
	char text[KSYM_SYMBOL_LEN];
	unsigned long addr;

	KUNIT_ASSERT_EQ(test, insmod("fix_basic", ""), 0);
	addr = kallsyms_lookup_name("fix_basic:fix_state");
	KUNIT_EXPECT_TRUE(test, is_module_text_address(addr));
	KUNIT_EXPECT_TRUE(test, is_module_address(kallsyms_lookup_name("fix_number")));
	KUNIT_EXPECT_FALSE(test, is_module_text_address(kallsyms_lookup_name("fix_number")));
	snprintf(text, sizeof(text), "%ps", (void *)addr);
	KUNIT_EXPECT_STREQ(test, text, "fix_state [fix_basic]");
	sprint_symbol(text, addr + 1);
	KUNIT_EXPECT_EQ(test, strncmp(text, "fix_state+0x1/0x", 16), 0);
	KUNIT_EXPECT_EQ(test, delete_module("fix_basic"), 0);
	KUNIT_EXPECT_EQ(test, kallsyms_lookup_name("fix_basic:fix_state"), 0UL);
	KUNIT_EXPECT_FALSE(test, is_module_address(addr));
}

/* ------------------------------------------------------------ broken files */

/* a private copy of a good file, for kvfree() */
static char *good_file(struct kunit *test, size_t *len)
{
	char *image = read_module("fix_basic", len);

	KUNIT_ASSERT_FALSE(test, IS_ERR(image));
	return image;
}

static char *find_bytes(char *image, size_t len, const char *what)
{
	size_t n = strlen(what) + 1, i;

	for (i = 0; i + n <= len; i++)
		if (!memcmp(image + i, what, n))
			return image + i;
	return NULL;
}

/* replaces a string in the file by another of its length, and loads that */
static int load_with(struct kunit *test, const char *what, const char *instead)
{
	size_t len;
	char *image = good_file(test, &len), *at = find_bytes(image, len, what);
	int err = -EILSEQ;

	if (at) {
		memcpy(at, instead, strlen(what));
		err = init_module_image(image, len, "broken.ko", "");
	}
	kvfree(image);
	return err;
}

static void an_unknown_symbol_is_refused(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, load_with(test, "scnprintf", "scnprintg"),
			-ENOENT);
	KUNIT_EXPECT_NULL(test, loaded("fix_basic"));
}

static void a_symbol_that_is_not_exported_is_unknown(struct kunit *test)
{
	KUNIT_ASSERT_NE(test, kallsyms_lookup_name("kthreadd"), 0UL);
	KUNIT_EXPECT_EQ(test, load_with(test, "scnprintf", "kthreadd\0"),
			-ENOENT);
}

static void another_kernels_module_is_refused(struct kunit *test)
{
	char other[] = "vermagic=" VERMAGIC_STRING;

	other[sizeof("vermagic=") - 1]--;	/* 5.12.0... */
	KUNIT_EXPECT_EQ(test, load_with(test, "vermagic=" VERMAGIC_STRING,
					other), -ENOEXEC);
	KUNIT_EXPECT_NULL(test, loaded("fix_basic"));
}

static void another_machines_file_is_refused(struct kunit *test)
{
	size_t len;
	char *image = good_file(test, &len);

	((Elf64_Ehdr *)image)->e_machine = 183;	/* AArch64 */
	KUNIT_EXPECT_EQ(test, init_module_image(image, len, "arm.ko", ""),
			-ENOEXEC);
	kvfree(image);
}

static void a_file_cut_off_anywhere_is_refused(struct kunit *test)
{
	size_t len, cut;
	char *image = good_file(test, &len), *copy = kvmalloc(len, GFP_KERNEL);
	int loads = 0;

	KUNIT_ASSERT_NOT_NULL(test, copy);
	for (cut = 0; cut < len; cut += 1 + cut / 7) {
		memcpy(copy, image, len);
		loads += init_module_image(copy, cut, "cut.ko", "") != -ENOEXEC;
	}
	KUNIT_EXPECT_EQ(test, loads, 0);
	KUNIT_EXPECT_NULL(test, loaded("fix_basic"));
	kvfree(copy);
	kvfree(image);
}

static void text_is_no_module(struct kunit *test)
{
	char text[] = "#!/bin/sh\necho this is a script, not a module, of course\n";

	KUNIT_EXPECT_EQ(test, init_module_image(text, sizeof(text), "sh.ko", ""),
			-ENOEXEC);
}

static struct kunit_case module_cases[] = {
	KUNIT_CASE(comes_and_goes),
	KUNIT_CASE(file_is_found_by_many_names),
	KUNIT_CASE(defaults_and_initial_values),
	KUNIT_CASE(parameters_of_each_type),
	KUNIT_CASE(a_wrong_value_is_refused),
	KUNIT_CASE(an_unknown_parameter_is_ignored),
	KUNIT_CASE(parameters_are_files),
	KUNIT_CASE(only_one_of_a_name),
	KUNIT_CASE(init_that_fails_is_unwound),
	KUNIT_CASE(a_reference_keeps_it),
	KUNIT_CASE(a_user_keeps_what_it_uses),
	KUNIT_CASE(a_name_of_the_kernel_itself_is_null),
	KUNIT_CASE(notifiers_hear_of_each_state),
	KUNIT_CASE(each_part_has_its_rights),
	KUNIT_CASE(init_memory_is_given_back),
	KUNIT_CASE(memory_is_as_before),
	KUNIT_CASE(addresses_have_names),
	KUNIT_CASE(an_unknown_symbol_is_refused),
	KUNIT_CASE(a_symbol_that_is_not_exported_is_unknown),
	KUNIT_CASE(another_kernels_module_is_refused),
	KUNIT_CASE(another_machines_file_is_refused),
	KUNIT_CASE(a_file_cut_off_anywhere_is_refused),
	KUNIT_CASE(text_is_no_module),
	{}
};

static struct kunit_suite module_suite = {
	.name = "module",
	.test_cases = module_cases,
};
kunit_test_suite(module_suite);
