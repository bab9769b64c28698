/*
 * The IR validator on trees made by hand: one that is right, and the same with one thing broken at
 * a time. What lowering makes is validated wherever a body is lowered, so by every other test too.
 */
#include "tests/unit/unit.h"

#include "analyzer/ir/ir.h"

/* `if ($a + 1) { f((int)$b); }` in a file of 40 bytes, beside another file. */
struct fixture {
    struct arena arena;
    struct names names;
    struct ir_program program;
    struct source source, other_source;
    ir_file_id file, other;
    ir_id a, one, sum, b, cast, call, statement, block, root;
};

static ir_id add(struct fixture *f, enum ir_op op, uint32_t detail, uint64_t payload,
                 const ir_id *kids, uint32_t count)
{
    return ir_add(&f->program, op, detail, payload, f->file, (struct range){4, 9}, kids, count);
}

static ir_id add_local(struct fixture *f, const char *name)
{
    return add(f, IR_LOCAL, 0, names_add_z(&f->names, name).index, NULL, 0);
}

static void begin(struct fixture *f)
{
    *f = (struct fixture){.source = {.bytes = TEXT("0123456789012345678901234567890123456789")},
                          .other_source = {.bytes = TEXT("0123456789")}};
    arena_init(&f->arena);
    names_init(&f->names, &f->arena);
    ir_init(&f->program, &f->arena, &f->names);
    f->file = ir_add_file(&f->program, &(struct ir_file){.source = &f->source});
    f->other = ir_add_file(&f->program, &(struct ir_file){.source = &f->other_source});
    f->a = add_local(f, "a");
    f->one = add(f, IR_INT, 0, UINT64_MAX, NULL, 0);
    f->sum = add(f, IR_BINARY, 0, 0, (ir_id[]){f->a, f->one}, 2);
    f->b = add_local(f, "b");
    f->cast = add(f, IR_CAST, IR_CAST_INT, 0, &f->b, 1);
    f->call = add(f, IR_CALL, 0, names_add_z(&f->names, "f").index, &f->cast, 1);
    f->statement = add(f, IR_EXPRESSION, 0, 0, &f->call, 1);
    f->block = add(f, IR_BLOCK, 0, 0, &f->statement, 1);
    f->root = add(f, IR_IF, 0, 0, (ir_id[]){f->sum, f->block, NO_IR}, 3);
}

static void end(struct fixture *f)
{
    ir_done(&f->program);
    names_done(&f->names);
    arena_done(&f->arena);
}

static struct ir_node *edit(struct fixture *f, ir_id id)
{
    return &f->program.nodes.items[id.index];
}

static void put_kid(struct fixture *f, ir_id id, uint32_t index, ir_id kid)
{
    f->program.kids.items[edit(f, id)->kids + index] = kid.index;
}

static void check_fault(struct fixture *f, ir_id root, ir_id expected, const char *words, int line)
{
    ir_id bad = NO_IR;
    const char *fault = ir_validate(&f->program, root, &bad);
    if (!fault || !strstr(fault, words) || bad.index != expected.index)
        unit_fail(__FILE__, line, "\"%s\" of node %u instead of \"%s\" of node %u",
                  fault ? fault : "nothing", bad.index, words, expected.index);
    else
        CU_PASS(words);
    end(f);
}

/* Ends the fixture. */
#define REFUSED(f, node, words) check_fault((f), (f)->root, (node), (words), __LINE__)

static void test_what_is_right_passes(void)
{
    struct fixture f;
    ir_id bad;
    begin(&f);
    CHECK(ir_validate(&f.program, f.root, &bad) == NULL);
    CHECK(ir_validate(&f.program, f.a, &bad) == NULL);
    end(&f);
}

static void test_operations_are_known(void)
{
    struct fixture f;
    begin(&f);
    edit(&f, f.cast)->op = IR_OP_COUNT;
    check_fault(&f, f.cast, f.cast, "operation", __LINE__);
}

static void test_children_are_built_before(void)
{
    struct fixture f;
    begin(&f);
    put_kid(&f, f.block, 0, f.root);
    REFUSED(&f, f.block, "not built before");
    begin(&f);
    put_kid(&f, f.block, 0, f.block);
    REFUSED(&f, f.block, "not built before");
    begin(&f);
    put_kid(&f, f.cast, 0, (ir_id){f.program.nodes.count});
    REFUSED(&f, f.cast, "not built before");
    begin(&f);
    edit(&f, f.root)->kids = f.program.kids.count - 1;
    REFUSED(&f, f.root, "not built before");
}

static void test_shapes(void)
{
    struct fixture f;
    begin(&f);
    put_kid(&f, f.root, 0, NO_IR); /* no condition */
    REFUSED(&f, f.root, "shape");
    begin(&f);
    put_kid(&f, f.root, 1, f.a); /* a value for a statement */
    REFUSED(&f, f.root, "shape");
    begin(&f);
    put_kid(&f, f.cast, 0, NO_IR);
    REFUSED(&f, f.cast, "shape");
    begin(&f);
    edit(&f, f.root)->count = 1; /* no statement */
    REFUSED(&f, f.root, "shape");
    begin(&f);
    edit(&f, f.sum)->op = IR_ASSIGN; /* `1` takes no value, but `$a` does */
    ir_id bad;
    CHECK(ir_validate(&f.program, f.root, &bad) == NULL);
    put_kid(&f, f.sum, 0, f.one);
    REFUSED(&f, f.sum, "shape");
    begin(&f);
    edit(&f, f.a)->op = IR_CLASS_NAME; /* a class is no value */
    REFUSED(&f, f.sum, "shape");
}

/* As many children of the right kind as the shape says, and one more, for each operation. */
static void test_no_operation_takes_more_children(void)
{
    for (enum ir_op op = 0; op < IR_OP_COUNT; op++) {
        struct fixture f;
        ir_id bad, kids[9];
        if (strchr(ir_op_shape(op), '*'))
            continue;
        begin(&f);
        for (size_t i = 0; i < ARRAY_LENGTH(kids); i++)
            kids[i] = f.a;
        ir_id node = add(&f, op, 0, 0, kids, ARRAY_LENGTH(kids));
        CHECK(ir_validate(&f.program, node, &bad) != NULL && bad.index == node.index);
        end(&f);
    }
}

static void test_ranges(void)
{
    struct fixture f;
    begin(&f);
    edit(&f, f.b)->range = (struct range){9, 8};
    REFUSED(&f, f.b, "range");
    begin(&f);
    edit(&f, f.b)->range.end = 41;
    REFUSED(&f, f.b, "range");
    begin(&f);
    edit(&f, f.b)->range = (struct range){40, 40}; /* the end of the file is in it */
    ir_id bad;
    CHECK(ir_validate(&f.program, f.root, &bad) == NULL);
    edit(&f, f.root)->file = 0;
    REFUSED(&f, f.root, "range");
    begin(&f);
    edit(&f, f.root)->file = f.program.files.count;
    REFUSED(&f, f.root, "range");
}

static void test_children_are_of_one_file(void)
{
    struct fixture f;
    begin(&f);
    edit(&f, f.b)->file = f.other.index;
    REFUSED(&f, f.cast, "another file");
}

static void test_details(void)
{
    struct fixture f;
    begin(&f);
    edit(&f, f.sum)->detail = IR_OPERATOR_COUNT;
    REFUSED(&f, f.sum, "detail");
    begin(&f);
    edit(&f, f.cast)->detail = IR_CAST_BINARY + 1;
    REFUSED(&f, f.cast, "detail");
}

static void test_payloads(void)
{
    static const struct {
        enum ir_op op;
        uint64_t payload;
        uint32_t kids;
    } wrong[] = {{IR_BOOL, 2, 0},
                 {IR_CLOSURE, 0, 0},
                 {IR_CLOSURE, 1, 0},
                 {IR_CLASS_VALUE, 0, 1},
                 {IR_CLASS_VALUE, 1, 1},
                 {IR_DECLARE_CLASS, 1, 0},
                 {IR_DECLARE_FUNCTION, 1, 0},
                 {IR_STRING, 1000, 0},
                 {IR_STRING, UINT64_MAX, 0},
                 {IR_ANNOTATED, 0, 0},
                 {IR_THIS, 1000, 0}};
    struct fixture f;
    for (size_t i = 0; i < ARRAY_LENGTH(wrong); i++) {
        begin(&f);
        ir_id none = NO_IR;
        ir_id node = add(&f, wrong[i].op, 0, wrong[i].payload, &none, wrong[i].kids);
        check_fault(&f, node, node, "payload", __LINE__);
    }
}

void suite_ir(CU_pSuite suite)
{
    CU_ADD_TEST(suite, test_what_is_right_passes);
    CU_ADD_TEST(suite, test_operations_are_known);
    CU_ADD_TEST(suite, test_children_are_built_before);
    CU_ADD_TEST(suite, test_shapes);
    CU_ADD_TEST(suite, test_no_operation_takes_more_children);
    CU_ADD_TEST(suite, test_ranges);
    CU_ADD_TEST(suite, test_children_are_of_one_file);
    CU_ADD_TEST(suite, test_details);
    CU_ADD_TEST(suite, test_payloads);
}
