/*
 * libFuzzer on the annotation language: any bytes as an annotation that stands alone, before a
 * function or in a class, beside a small vocabulary. Lexer, parser, linker, checker and the printer
 * of messages must come to an end without a fault. The first byte chooses where it stands.
 */
#include "specs/language/spec_p.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char vocabulary[] =
    "rule Unpaid { id TP1001; severity error; }\n"
    "predicate paid(string s) = s \\in {\"paid\", \"sent\"};\n"
    "logic string upper(string s) = paid(s) ? \"P\" : s;\n"
    "fact csrf; fact token(value);\n"
    "clause settles(value o) { requires Unpaid: \\exists statement s; \\bound(s, o); }\n";

static bool is_always(void *context, const struct spec_detect *mark)
{
    (void)context;
    (void)mark;
    return true;
}

static uint32_t add_file(struct spec_set *set, const char *path, struct text bytes, ir_file_id ir)
{
    struct spec_file file = {.source = ARENA_NEW(set->arena, struct source), .ir = ir};
    file.source->path = text_of(path);
    file.source->bytes = text_copy(set->arena, bytes);
    source_index_lines(file.source, set->arena);
    VEC_PUSH(set->arena, &set->files, file);
    return set->files.count - 1;
}

/* `class Order { public $status; function pay(int $amount, string $status): bool {} }` */
static struct spec_anchor add_stub(struct spec_set *set, ir_file_id file)
{
    struct names *names = set->names;
    struct ir_program *program = set->program;
    struct ir_class class = {.name = names_add(names, TEXT("Order")),
                             .full_name = names_add(names, TEXT("Order")),
                             .file = file};
    struct ir_property status = {.name = names_add(names, TEXT("status"))};
    VEC_PUSH(set->arena, &class.properties, status);
    ir_class_id of = ir_add_class(program, &class);
    struct ir_function function = {.name = names_add(names, TEXT("pay")),
                                   .full_name = names_add(names, TEXT("Order::pay")),
                                   .class = of,
                                   .file = file,
                                   .result = {.mask = IR_TYPE_BOOL}};
    struct ir_param amount = {.name = names_add(names, TEXT("amount")),
                              .type = {.mask = IR_TYPE_INT}};
    struct ir_param state = {.name = names_add(names, TEXT("status")),
                             .type = {.mask = IR_TYPE_STRING}};
    VEC_PUSH(set->arena, &function.params, amount);
    VEC_PUSH(set->arena, &function.params, state);
    ir_function_id id = ir_add_function(program, &function);
    VEC_PUSH(set->arena, &ir_class(program, of)->methods, id);
    return (struct spec_anchor){id, of, NULL};
}

static void read_both(struct spec_set *set, struct text bytes, uint8_t where)
{
    struct ir_file ir = {.path = names_add(set->names, TEXT("stub.php")), .is_spec = true};
    struct spec_anchor none = {NO_FUNCTION, NO_CLASS, NULL};
    uint32_t words = add_file(set, "words.acsl", text_of(vocabulary), (ir_file_id){0});
    spec_parse(set, words, (struct range){0, sizeof vocabulary - 1}, &none);
    uint32_t number = add_file(set, "stub.php", bytes, (ir_file_id){0});
    ir.source = set->files.items[number].source;
    ir_file_id file = ir_add_file(set->program, &ir);
    set->files.items[number].ir = file;
    struct spec_anchor anchor = add_stub(set, file);
    if (where % 3 == 0)
        anchor = none;
    else if (where % 3 == 1)
        anchor.function = NO_FUNCTION;
    spec_parse(set, number, (struct range){0, (uint32_t)bytes.size}, &anchor);
    spec_activate(set, is_always, NULL);
    spec_link(set);
    spec_check(set);
    spec_check_whole(set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct names names;
    struct ir_program program;
    struct diag_sink sink;
    struct spec_set set;
    struct buffer said;
    if (size == 0)
        return 0;
    arena_init(&arena);
    names_init(&names, &arena);
    ir_init(&program, &arena, &names);
    diag_init(&sink, &arena);
    spec_init(&set, &arena, &program, &sink);
    buffer_init(&said);
    read_both(&set, (struct text){(const char *)data + 1, size - 1}, data[0]);
    diag_sort(&sink);
    for (uint32_t i = 0; i < sink.diags.count; i++)
        diag_print(&said, &sink.diags.items[i]);
    spec_print(&said, &set);
    buffer_done(&said);
    spec_done(&set);
    ir_done(&program);
    names_done(&names);
    arena_done(&arena);
    return 0;
}
