// SPDX-License-Identifier: MIT
/*
 * test_module_elf.c - a module's file is believed only as far as its bytes
 * reach: whatever number in it is wrong, elf_check() says so or all that the
 * loader follows afterwards lies inside (ASan watches: every file here is a
 * heap block of exactly its size).
 *
 * Sources: kernel/module/elf.c kernel/lib/string.c
 */
#include <linux/elf.h>
#include <linux/errno.h>
#include <linux/module.h>
#include <linux/string.h>
#include "../../kernel/module/internal.h"
#include "unit.h"

enum { S_NULL, S_TEXT, S_RELA, S_INFO, S_MOD, S_SYM, S_STR, S_NAMES, S_COUNT };

static const char names[] = "\0.text\0.rela.text\0.modinfo\0"
	".gnu.linkonce.this_module\0.symtab\0.strtab\0.shstrtab";
static const char strings[] = "\0printk\0start";
static const char infos[] = "license=GPL\0depends=a,b\0depends=c\0parm=n:x";

static unsigned char file[8192];
static size_t file_size;

static unsigned int name_at(const char *name)
{
	size_t i;

	for (i = 0; i + strlen(name) < sizeof(names); i++)
		if (!strcmp(names + i, name))
			return i;
	return 0;
}

static void section(int n, const char *name, u32 type, u64 flags,
		    const void *data, size_t size)
{
	Elf64_Shdr *s = (Elf64_Shdr *)(file + sizeof(Elf64_Ehdr)) + n;

	s->sh_name = name_at(name);
	s->sh_type = type;
	s->sh_flags = flags;
	s->sh_offset = file_size;
	s->sh_size = size;
	s->sh_addralign = 8;
	memcpy(file + file_size, data, size);
	file_size = (file_size + size + 7) / 8 * 8;
}

/* a small, valid module */
static void build(void)
{
	static struct module mod;
	static const Elf64_Sym symbols[3] = {
		{ 0 }, { .st_name = 1, .st_info = STB_GLOBAL << 4 },
		{ .st_name = 8, .st_info = STB_GLOBAL << 4 | STT_FUNC,
		  .st_shndx = S_TEXT },
	};
	static const Elf64_Rela rela = {
		.r_offset = 4, .r_info = 1ull << 32 | R_X86_64_PC32 };
	static const unsigned char text[8];
	Elf64_Ehdr *h = (Elf64_Ehdr *)file;
	Elf64_Shdr *s = (Elf64_Shdr *)(file + sizeof(*h));

	memset(file, 0, sizeof(file));
	memcpy(h->e_ident, ELFMAG, SELFMAG);
	h->e_ident[EI_CLASS] = ELFCLASS64;
	h->e_ident[EI_DATA] = ELFDATA2LSB;
	h->e_type = ET_REL;
	h->e_machine = EM_X86_64;
	h->e_shoff = sizeof(*h);
	h->e_shentsize = sizeof(*s);
	h->e_shnum = S_COUNT;
	h->e_shstrndx = S_NAMES;
	file_size = sizeof(*h) + S_COUNT * sizeof(*s);
	strcpy(mod.name, "unit");
	section(S_TEXT, ".text", SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR, text,
		sizeof(text));
	section(S_RELA, ".rela.text", SHT_RELA, 0, &rela, sizeof(rela));
	s[S_RELA].sh_link = S_SYM;
	s[S_RELA].sh_info = S_TEXT;
	section(S_INFO, ".modinfo", SHT_PROGBITS, SHF_ALLOC, infos,
		sizeof(infos));
	section(S_MOD, ".gnu.linkonce.this_module", SHT_PROGBITS,
		SHF_ALLOC | SHF_WRITE, &mod, sizeof(mod));
	section(S_SYM, ".symtab", SHT_SYMTAB, 0, symbols, sizeof(symbols));
	s[S_SYM].sh_link = S_STR;
	section(S_STR, ".strtab", SHT_STRTAB, 0, strings, sizeof(strings));
	section(S_NAMES, ".shstrtab", SHT_STRTAB, 0, names, sizeof(names));
}

/* what the loader follows, so that ASan sees it */
static unsigned long follow(struct load_info *info)
{
	const Elf64_Shdr *sym = &info->sechdrs[info->index.sym];
	const Elf64_Sym *table = info->hdr + sym->sh_offset;
	unsigned long sum = 0, i, n;
	const char *p = NULL;

	while ((p = elf_modinfo(info, "depends", p)))
		sum += strlen(p);
	for (i = 0; i < sym->sh_size / sizeof(*table); i++)
		sum += strlen(info->strtab + table[i].st_name);
	for (i = 1; i < nr_sections(info); i++) {
		const Elf64_Shdr *s = &info->sechdrs[i];
		const Elf64_Rela *rel = info->hdr + s->sh_offset;
		unsigned char *to;

		sum += strlen(section_name(info, i));
		if (s->sh_type != SHT_RELA)
			continue;
		to = info->hdr + info->sechdrs[s->sh_info].sh_offset;
		for (n = 0; n < s->sh_size / sizeof(*rel); n++, rel++) {
			sum += table[ELF64_R_SYM(rel->r_info)].st_name;
			sum += to[rel->r_offset] + to[rel->r_offset + 3];
		}
	}
	return sum + strlen(info->mod->name);
}

/* on a copy of the first size bytes */
static int check(size_t size)
{
	struct load_info info = { .name = "unit.ko", .len = size };
	int err;

	info.hdr = unit_alloc(size ? size : 1);
	memcpy(info.hdr, file, size);
	err = elf_check(&info);
	if (!err)
		CHECK(follow(&info) > 0);
	unit_free(info.hdr);
	return err;
}

static void a_good_file_passes(void)
{
	build();
	CHECK_EQ(check(file_size), 0);
}

static void modinfo_is_found_by_tag(void)
{
	struct load_info info = { .name = "unit.ko", .hdr = file };
	const char *p;

	build();
	info.len = file_size;
	CHECK_EQ(elf_check(&info), 0);
	p = elf_modinfo(&info, "depends", NULL);
	CHECK_STR(p, "a,b");
	p = elf_modinfo(&info, "depends", p);
	CHECK_STR(p, "c");
	CHECK(!elf_modinfo(&info, "depends", p));
	CHECK_STR(elf_modinfo(&info, "license", NULL), "GPL");
	CHECK(!elf_modinfo(&info, "licens", NULL));
	CHECK_EQ(elf_find_section(&info, ".text"), S_TEXT);
	CHECK_EQ(elf_find_section(&info, ".symtab"), 0);
}

static void every_shorter_file_is_refused(void)
{
	size_t size;

	build();
	for (size = 0; size < file_size - 7; size++)
		CHECK_EQ(check(size), -ENOEXEC);
}

static void each_wrong_byte_is_survived(void)
{
	static const unsigned char values[] = { 0, 1, 0x7f, 0x80, 0xff };
	size_t i, v;

	for (i = 0; i < sizeof(Elf64_Ehdr) + S_COUNT * sizeof(Elf64_Shdr); i++)
		for (v = 0; v < sizeof(values); v++) {
			build();
			file[i] = values[v];
			check(file_size);
		}
}

static void many_wrong_bytes_are_survived(void)
{
	int round, n;

	for (round = 0; round < 20000; round++) {
		build();
		for (n = unit_random() % 6 + 1; n; n--)
			file[unit_random() % file_size] = unit_random();
		check(file_size - (unit_random() % 4 ? 0 :
				   unit_random() % file_size));
	}
}

static Elf64_Shdr *header_of(int n)
{
	return (Elf64_Shdr *)(file + sizeof(Elf64_Ehdr)) + n;
}

static void wrong_facts_are_refused(void)
{
	Elf64_Ehdr *h = (Elf64_Ehdr *)file;

	build();
	h->e_machine = 3;
	CHECK_EQ(check(file_size), -ENOEXEC);
	build();
	h->e_type = 2;
	CHECK_EQ(check(file_size), -ENOEXEC);
	build();
	header_of(S_MOD)->sh_size--;
	CHECK_EQ(check(file_size), -ENOEXEC);
	build();
	header_of(S_TEXT)->sh_type = SHT_SYMTAB;
	CHECK_EQ(check(file_size), -ENOEXEC);
	build();
	header_of(S_RELA)->sh_link = S_TEXT;
	CHECK_EQ(check(file_size), -ENOEXEC);
	build();
	((Elf64_Rela *)(file + header_of(S_RELA)->sh_offset))->r_offset = 5;
	CHECK_EQ(check(file_size), -ENOEXEC);
	build();
	((Elf64_Rela *)(file + header_of(S_RELA)->sh_offset))->r_info =
		3ull << 32 | R_X86_64_PC32;
	CHECK_EQ(check(file_size), -ENOEXEC);
	build();
	header_of(S_TEXT)->sh_addralign = 3;
	CHECK_EQ(check(file_size), -ENOEXEC);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(a_good_file_passes),
	UNIT_CASE(modinfo_is_found_by_tag),
	UNIT_CASE(every_shorter_file_is_refused),
	UNIT_CASE(each_wrong_byte_is_survived),
	UNIT_CASE(many_wrong_bytes_are_survived),
	UNIT_CASE(wrong_facts_are_refused),
	{ 0, 0 }
};
