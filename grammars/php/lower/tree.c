/* Parses of PHP files, their kinds as numbers, and what every handler builds with. */
#include "grammars/php/lower/php_p.h"

static const char *const kind_names[] = {
#define PHP_KIND(kind, role, handler) #kind,
#include "grammars/php/lower/kinds.def"
#undef PHP_KIND
};

static int compare_kinds(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

static uint16_t find_kind(const char *name)
{
    const char *const *found =
        bsearch(name, kind_names, PHP_KIND_COUNT, sizeof *kind_names, compare_kinds);
    return found ? (uint16_t)(found - kind_names) : PHP_ANONYMOUS;
}

static void map_kinds(struct php_tree *tree)
{
    const TSLanguage *language = tree_sitter_php();
    uint32_t count = ts_language_symbol_count(language);
    tree->kinds = ARENA_ARRAY(&tree->arena, uint16_t, count);
    for (uint32_t i = 0; i < count; i++) {
        bool named = ts_language_symbol_type(language, (TSSymbol)i) == TSSymbolTypeRegular;
        tree->kinds[i] = named ? find_kind(ts_language_symbol_name(language, (TSSymbol)i))
                               : (uint16_t)PHP_ANONYMOUS;
    }
}

enum php_kind php_get_kind(const struct php_lowering *l, TSNode node)
{
    TSSymbol symbol = ts_node_symbol(node);
    return symbol == (TSSymbol)-1 ? PHP_ERROR : (enum php_kind)l->tree->kinds[symbol];
}

const struct php_tree *php_get_tree(struct ir_program *program, ir_file_id id)
{
    struct ir_file *file = ir_file(program, id);
    if (file->tree)
        return file->tree;
    struct php_tree *tree = memory_new(1, sizeof *tree);
    arena_init(&tree->arena);
    tree->cst = cst_parse(tree_sitter_php(), file->source->bytes);
    map_kinds(tree);
    php_collect_scopes(program, tree);
    ir_keep_tree(program, id, tree);
    return tree;
}

void php_free_tree(void *memory)
{
    struct php_tree *tree = memory;
    cst_free(tree->cst);
    arena_done(&tree->arena);
    free(tree);
}

void php_begin(struct php_lowering *l, struct ir_program *program, ir_file_id file)
{
    *l = (struct php_lowering){
        .program = program, .file = file, .tree = php_get_tree(program, file)};
    arena_init(&l->scratch);
}

void php_end(struct php_lowering *l)
{
    arena_done(&l->scratch);
}

ir_id php_make(struct php_lowering *l, TSNode node, enum ir_op op, uint32_t detail,
               uint64_t payload, const ir_id *kids, uint32_t count)
{
    return ir_add(l->program, op, detail, payload, l->file, cst_range(node), kids, count);
}

ir_id php_string(struct php_lowering *l, TSNode node, struct text text)
{
    return php_make(l, node, IR_STRING, 0, php_add_name(l, text).index, NULL, 0);
}

/* Keeps what it stands for visible: the named children are lowered as far as they are expressions.
 */
ir_id php_unmodelled(struct php_lowering *l, TSNode node, const char *construct)
{
    name_id name = php_add_name(l, text_of(construct));
    return php_make(l, node, IR_UNMODELLED, 0, name.index, NULL, 0);
}

static void print_tree(struct buffer *out, struct ir_program *program, ir_file_id file)
{
    cst_print(out, php_get_tree(program, file)->cst);
}

const struct ir_frontend frontend_php = {
    .name = "php",
    .case_sensitive_functions = false,
    .declare = php_declare,
    .lower = php_lower,
    .free_tree = php_free_tree,
    .print_tree = print_tree,
    .check = php_check,
};
