// SPDX-License-Identifier: MIT
/*
 * elf.c - a module's file, as bytes that nobody believes.
 *
 * elf_check() holds every number in the headers against the length of the
 * file, once. What passes has a section table inside the file, names that end,
 * sections that lie where the file has bytes, one symbol table, and a struct
 * module of the right size; the other files may then follow the pointers.
 * Plain C over a buffer: the host tests run this very file.
 *
 * Locks: none. Linux: elf_validity_check() in kernel/module/main.c.
 */
#include <linux/errno.h>
#include <linux/log2.h>
#include <linux/minmax.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <asm/page.h>
#include "internal.h"

#define MAX_SECTIONS	4096

static int bad(const struct load_info *info, const char *what)
{
	pr_err("%s: not a module: %s\n", info->name, what);
	return -ENOEXEC;
}

static int bad_section(const struct load_info *info, unsigned int i,
		       const char *what)
{
	pr_err("%s: not a module: section %u: %s\n", info->name, i, what);
	return -ENOEXEC;
}

static int check_header(const struct load_info *info)
{
	const Elf64_Ehdr *h = info->hdr;

	if (info->len < sizeof(*h))
		return bad(info, "shorter than an ELF header");
	if (memcmp(h->e_ident, ELFMAG, SELFMAG))
		return bad(info, "no ELF file");
	if (h->e_ident[EI_CLASS] != ELFCLASS64 ||
	    h->e_ident[EI_DATA] != ELFDATA2LSB || h->e_machine != EM_X86_64)
		return bad(info, "made for another machine than x86-64");
	if (h->e_type != ET_REL)
		return bad(info, "linked, not relocatable");
	if (h->e_shentsize != sizeof(Elf64_Shdr))
		return bad(info, "section headers of a wrong size");
	if (!h->e_shnum || h->e_shnum > MAX_SECTIONS)
		return bad(info, "no sections, or too many");
	if (h->e_shoff > info->len || h->e_shoff % 8 ||
	    h->e_shnum * sizeof(Elf64_Shdr) > info->len - h->e_shoff)
		return bad(info, "cut off: its section headers are missing");
	if (h->e_shstrndx >= h->e_shnum)
		return bad(info, "no names of sections");
	return 0;
}

static int check_section(const struct load_info *info, unsigned int i)
{
	Elf64_Shdr *s = &info->sechdrs[i];

	s->sh_addr = 0;		/* layout.c gives it one */
	if (s->sh_type == SHT_NULL)
		return 0;
	if (s->sh_type != SHT_NOBITS &&
	    (s->sh_offset > info->len || s->sh_size > info->len - s->sh_offset))
		return bad_section(info, i, "cut off: it ends behind the file");
	if (s->sh_size >> 31)
		return bad_section(info, i, "of an absurd size");
	if (s->sh_addralign > 1 && (!is_power_of_2(s->sh_addralign) ||
				    s->sh_addralign > PAGE_SIZE ||
				    s->sh_offset % min(s->sh_addralign, 8ull)))
		return bad_section(info, i, "of an absurd alignment");
	if (s->sh_type == SHT_STRTAB &&
	    (!s->sh_size || ((char *)info->hdr)[s->sh_offset + s->sh_size - 1]))
		return bad_section(info, i, "names that do not end");
	return 0;
}

static int check_sections(struct load_info *info)
{
	const Elf64_Shdr *names;
	unsigned int i;

	info->sechdrs = info->hdr + elf_header(info)->e_shoff;
	for (i = 0; i < nr_sections(info); i++)
		if (check_section(info, i))
			return -ENOEXEC;
	names = &info->sechdrs[elf_header(info)->e_shstrndx];
	if (names->sh_type != SHT_STRTAB)
		return bad(info, "no names of sections");
	info->secstrings = info->hdr + names->sh_offset;
	for (i = 0; i < nr_sections(info); i++)
		if (info->sechdrs[i].sh_name >= names->sh_size)
			return bad_section(info, i, "a name that is not there");
	return 0;
}

static int check_symbol(const struct load_info *info, const Elf64_Sym *sym,
			unsigned int i)
{
	if (sym->st_name < info->sechdrs[info->index.str].sh_size &&
	    (sym->st_shndx < nr_sections(info) ||
	     sym->st_shndx >= SHN_LORESERVE))
		return 0;
	pr_err("%s: not a module: symbol %u is corrupt\n", info->name, i);
	return -ENOEXEC;
}

static int check_symbols(struct load_info *info)
{
	const Elf64_Shdr *s;
	const Elf64_Sym *sym;
	unsigned int i;

	for (i = 1; i < nr_sections(info); i++) {
		if (info->sechdrs[i].sh_type != SHT_SYMTAB)
			continue;
		if (info->index.sym)
			return bad_section(info, i, "a second symbol table");
		info->index.sym = i;
	}
	if (!info->index.sym)
		return bad(info, "no symbol table (stripped too far?)");
	s = &info->sechdrs[info->index.sym];
	info->index.str = s->sh_link;
	if (s->sh_link >= nr_sections(info) ||
	    info->sechdrs[s->sh_link].sh_type != SHT_STRTAB)
		return bad(info, "symbols without names");
	info->strtab = info->hdr + info->sechdrs[s->sh_link].sh_offset;
	sym = info->hdr + s->sh_offset;
	for (i = 0; i < s->sh_size / sizeof(*sym); i++)
		if (check_symbol(info, &sym[i], i))
			return -ENOEXEC;
	return 0;
}

/* bytes that a relocation writes */
static unsigned int reloc_size(const Elf64_Rela *rel)
{
	unsigned int type = ELF64_R_TYPE(rel->r_info);

	return type == R_X86_64_64 || type == R_X86_64_PC64 ? 8 : 4;
}

static int check_relocations(const struct load_info *info, unsigned int i)
{
	const Elf64_Shdr *s = &info->sechdrs[i], *target;
	const Elf64_Rela *rel = info->hdr + s->sh_offset;
	unsigned long n, symbols;

	if (s->sh_type != SHT_RELA)
		return 0;
	if (s->sh_info >= nr_sections(info) || s->sh_link != info->index.sym)
		return bad_section(info, i, "relocations of nothing");
	target = &info->sechdrs[s->sh_info];
	if (target->sh_type == SHT_NOBITS)
		return bad_section(info, i, "relocations of nothing");
	symbols = info->sechdrs[info->index.sym].sh_size / sizeof(Elf64_Sym);
	for (n = 0; n < s->sh_size / sizeof(*rel); n++, rel++) {
		if (rel->r_offset > target->sh_size ||
		    target->sh_size - rel->r_offset < reloc_size(rel))
			return bad_section(info, i, "a relocation out of place");
		if (ELF64_R_SYM(rel->r_info) >= symbols)
			return bad_section(info, i, "a relocation by no symbol");
	}
	return 0;
}

/**
 * elf_find_section - the number of a loaded section
 * @info: it has passed elf_check()
 * @name: of the section
 *
 * Return: its number, or 0.
 */
unsigned int elf_find_section(const struct load_info *info, const char *name)
{
	unsigned int i;

	for (i = 1; i < nr_sections(info); i++)
		if ((info->sechdrs[i].sh_flags & SHF_ALLOC) &&
		    !strcmp(section_name(info, i), name))
			return i;
	return 0;
}

/**
 * elf_modinfo - what MODULE_INFO() says of something
 * @info: it has passed elf_check()
 * @tag: of what: "license", "depends", ...; NULL for every text
 * @prev: NULL, or what this function returned: the next one after it
 *
 * Return: the text behind "tag=" (with @tag NULL: all of it), or NULL.
 */
const char *elf_modinfo(const struct load_info *info, const char *tag,
			const char *prev)
{
	const Elf64_Shdr *s = &info->sechdrs[info->index.info];
	const char *p, *end;
	size_t n = tag ? strlen(tag) : 0;

	if (!info->index.info || !s->sh_size)
		return NULL;
	p = s->sh_addr ? (void *)s->sh_addr : info->hdr + s->sh_offset;
	end = p + s->sh_size;
	if (end[-1])
		return NULL;
	if (prev)
		p = prev + strlen(prev) + 1;
	for (; p < end; p += strlen(p) + 1)
		if (*p && (!tag || (!strncmp(p, tag, n) && p[n] == '=')))
			return p + n + !!tag;
	return NULL;
}

static int find_parts(struct load_info *info)
{
	unsigned int i = elf_find_section(info, ".gnu.linkonce.this_module");

	info->index.info = elf_find_section(info, ".modinfo");
	info->index.percpu = elf_find_section(info, ".data..percpu");
	info->index.mod = i;
	if (!i || info->sechdrs[i].sh_type != SHT_PROGBITS ||
	    info->sechdrs[i].sh_flags != (SHF_ALLOC | SHF_WRITE))
		return bad(info, "there is no struct module in it");
	if (info->sechdrs[i].sh_size != sizeof(struct module))
		return bad(info, "its struct module has another size than the kernel's: built for another kernel?");
	info->mod = info->hdr + info->sechdrs[i].sh_offset;
	if (strnlen(info->mod->name, MODULE_NAME_LEN) == MODULE_NAME_LEN ||
	    !info->mod->name[0])
		return bad(info, "it has no name");
	return 0;
}

/**
 * elf_check - may we follow the pointers of this file?
 * @info: hdr, len and name are set; the rest is filled in
 *
 * Return: 0, or -ENOEXEC after a line that says what is wrong.
 */
int elf_check(struct load_info *info)
{
	unsigned int i;
	int err = check_header(info) ?: check_sections(info) ?:
		  check_symbols(info) ?: find_parts(info);

	for (i = 1; !err && i < nr_sections(info); i++)
		err = check_relocations(info, i);
	return err;
}
