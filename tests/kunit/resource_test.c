// SPDX-License-Identifier: MIT
/*
 * Guards: two cannot reserve the same port or the same device memory, and what
 * is given back is free again.
 */
#include <kunit/test.h>
#include <linux/errno.h>
#include <linux/ioport.h>

static void ports_have_one_user(struct kunit *test)
{
	struct resource *res = request_region(0x8000, 8, "first");

	KUNIT_ASSERT_NOT_NULL(test, res);
	KUNIT_EXPECT_EQ(test, res->start, 0x8000);
	KUNIT_EXPECT_EQ(test, res->end, 0x8007);
	KUNIT_EXPECT_NULL(test, request_region(0x8007, 1, "last of it"));
	KUNIT_EXPECT_NULL(test, request_region(0x7ff0, 0x100, "all around"));
	release_region(0x8000, 8);
	res = request_region(0x8007, 1, "free again");
	KUNIT_EXPECT_NOT_NULL(test, res);
	release_region(0x8007, 1);
}

static void neighbours_do_not_touch(struct kunit *test)
{
	KUNIT_EXPECT_NOT_NULL(test, request_region(0x8010, 8, "middle"));
	KUNIT_EXPECT_NOT_NULL(test, request_region(0x8008, 8, "below"));
	KUNIT_EXPECT_NOT_NULL(test, request_region(0x8018, 8, "above"));
	release_region(0x8010, 8);
	release_region(0x8018, 8);
	release_region(0x8008, 8);
}

static void machine_has_its_own(struct kunit *test)
{
	KUNIT_EXPECT_NULL(test, request_region(0x60, 1, "keyboard"));
	KUNIT_EXPECT_NULL(test, request_region(0xffff, 2, "past the end"));
}

static void resources_are_the_callers(struct kunit *test)
{
	struct resource a = DEFINE_RES_MEM(0xfee10000, 16);
	struct resource b = DEFINE_RES_MEM(0xfee1000f, 16);

	KUNIT_EXPECT_EQ(test, request_resource(&iomem_resource, &a), 0);
	KUNIT_EXPECT_EQ(test, request_resource(&iomem_resource, &b), -EBUSY);
	KUNIT_EXPECT_EQ(test, release_resource(&a), 0);
	KUNIT_EXPECT_EQ(test, release_resource(&a), -EINVAL);
	KUNIT_EXPECT_EQ(test, request_resource(&iomem_resource, &b), 0);
	KUNIT_EXPECT_EQ(test, release_resource(&b), 0);
}

static struct kunit_case resource_cases[] = {
	KUNIT_CASE(ports_have_one_user),
	KUNIT_CASE(neighbours_do_not_touch),
	KUNIT_CASE(machine_has_its_own),
	KUNIT_CASE(resources_are_the_callers),
	{}
};

static struct kunit_suite resource_suite = {
	.name = "resource",
	.test_cases = resource_cases,
};
kunit_test_suite(resource_suite);
