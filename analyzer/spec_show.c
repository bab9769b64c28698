/*
 * `tillproof spec show NAME [DIR]...`: what is specified under a name (a function, method, class,
 * rule or its id, predicate, fact or clause), where each part of it stands, who uses it, and which
 * lines of test programs exercise it. 2: nothing has that name.
 */
#include "analyzer/output.h"
#include "analyzer/paths.h"
#include "analyzer/spec.h"

struct showing {
    struct spec_world *world;
    const struct spec_set *specs;
    struct names *names;
    struct buffer *out;
    struct text name;
    VEC(struct text) called; /* bare names of functions that tests may call */
    struct text rule_id;     /* of the rule that is shown; or "" */
    name_vec logic;          /* predicates and clauses through which the name is used */
    uint32_t shown;
};

static struct text text_at(struct showing *s, uint32_t file, struct range range)
{
    struct text bytes = spec_source_of(s->specs, file)->bytes;
    struct text raw = text_trim(text_slice(bytes, range.begin, range.end));
    struct buffer out;
    bool blank = false;
    buffer_init(&out);
    for (size_t i = 0; i < raw.size; i++) {
        if (isspace((unsigned char)raw.data[i])) {
            blank = true;
            continue;
        }
        if (blank)
            buffer_add_byte(&out, ' ');
        blank = false;
        buffer_add_byte(&out, raw.data[i]);
    }
    struct text text = text_copy(s->world->arena, buffer_text(&out));
    buffer_done(&out);
    return text;
}

static void print_place(struct showing *s, uint32_t file, struct range range)
{
    const struct source *source = spec_source_of(s->specs, file);
    buffer_print(s->out, "%.*s:%" PRIu32, (int)source->path.size, source->path.data,
                 source_position(source, range.begin).line);
}

/* A line of what is said, and behind it where it stands. */
static void print_said(struct showing *s, int depth, struct text said, uint32_t file,
                       struct range range)
{
    buffer_print(s->out, "%*s%.*s;   -- ", depth * 4, "", (int)said.size, said.data);
    print_place(s, file, range);
    buffer_add_byte(s->out, '\n');
}

static bool is_same(struct showing *s, name_id name, struct text word)
{
    struct text text = names_text(s->names, names_lower(s->names, name));
    name_id wanted = names_lower(s->names, names_add(s->names, word));
    return text_equal(text, names_text(s->names, wanted));
}

/* ---- clauses ---- */

static struct text requires_head(struct showing *s, const struct spec_clause *clause)
{
    const char *review = clause->is_review ? "review " : "";
    uint32_t rule =
        name_is_none(clause->name) ? UINT32_MAX : spec_find_rule(s->specs, clause->name);
    struct text name = names_text(s->names, clause->name);
    if (rule == UINT32_MAX)
        return text_print(s->world->arena, "%srequires", review);
    struct text id = s->specs->rules.items[rule].id;
    return text_print(s->world->arena, "%srequires %.*s (%.*s):", review, (int)name.size, name.data,
                      (int)id.size, id.data);
}

static struct text clause_text(struct showing *s, const struct spec_clause *clause)
{
    struct text said = text_at(s, clause->file, clause->range), head = TEXT("");
    switch (clause->kind) {
    case SPEC_REQUIRES: head = requires_head(s, clause); break;
    case SPEC_ENSURES: head = TEXT("ensures"); break;
    case SPEC_EXITS: head = TEXT("exits"); break;
    case SPEC_ASSUMES: head = TEXT("assumes"); break;
    case SPEC_ASSIGNS:
    case SPEC_SIGNALS:
    case SPEC_ESTABLISHES:
    case SPEC_USE: return said;
    }
    return text_print(s->world->arena, "%.*s %.*s", (int)head.size, head.data, (int)said.size,
                      said.data);
}

static void print_clauses(struct showing *s, const spec_clauses *clauses, uint32_t behavior,
                          int depth);

static void print_group(struct showing *s, const struct spec_clause *use, int depth)
{
    const struct spec_group *group = spec_find_group(s->specs, use->name);
    if (!group)
        return;
    for (uint32_t i = 0; i < group->params.count && i < use->terms.count; i++) {
        struct text param = names_text(s->names, group->params.items[i].name);
        struct buffer term;
        buffer_init(&term);
        logic_print(&term, s->specs, use->terms.items[i]);
        buffer_print(s->out, "%*swith %.*s = %.*s\n", depth * 4, "", (int)param.size, param.data,
                     (int)term.size, term.data);
        buffer_done(&term);
    }
    print_clauses(s, &group->clauses, 0, depth);
}

static void print_clauses(struct showing *s, const spec_clauses *clauses, uint32_t behavior,
                          int depth)
{
    enum { DEEPEST = 6 };
    for (uint32_t i = 0; i < clauses->count; i++) {
        const struct spec_clause *clause = &clauses->items[i];
        if (clause->behavior != behavior || clause->kind == SPEC_ASSUMES)
            continue;
        print_said(s, depth, clause_text(s, clause), clause->file, clause->range);
        if (clause->kind == SPEC_USE && depth < DEEPEST)
            print_group(s, clause, depth + 1);
    }
}

static void print_contract(struct showing *s, const struct spec_contract *contract)
{
    print_clauses(s, &contract->clauses, 0, 1);
    for (uint32_t i = 0; i < contract->behaviors.count; i++) {
        const struct spec_behavior *behavior = &contract->behaviors.items[i];
        struct text name = names_text(s->names, behavior->name);
        buffer_print(s->out, "    behavior %.*s", (int)name.size, name.data);
        if (!logic_is_none(behavior->assumes)) {
            buffer_print(s->out, ": assumes ");
            logic_print(s->out, s->specs, behavior->assumes);
        }
        buffer_add_byte(s->out, '\n');
        print_clauses(s, &contract->clauses, i + 1, 2);
    }
    if (contract->is_complete)
        buffer_print(s->out, "    complete behaviors\n");
}

/* ---- functions ---- */

static uint32_t file_of(struct showing *s, ir_file_id ir)
{
    for (uint32_t i = 0; i < s->specs->files.count; i++)
        if (s->specs->files.items[i].ir.index == ir.index && ir.index)
            return i;
    return UINT32_MAX;
}

static void print_platform(struct showing *s, uint32_t file)
{
    uint32_t platform = s->specs->files.items[file].platform;
    if (!platform)
        return;
    struct text name = names_text(s->names, s->specs->platforms.items[platform - 1].name);
    buffer_print(s->out, ", on the platform %.*s", (int)name.size, name.data);
}

static bool print_entries(struct showing *s, ir_function_id id)
{
    bool any = false;
    for (uint32_t i = 0; i < s->specs->entries.count; i++) {
        const struct spec_entry *entry = &s->specs->entries.items[i];
        if (entry->stub.index != id.index)
            continue;
        struct text line = text_at(s, entry->file, entry->range);
        print_said(s, 1, line, entry->file, entry->range);
        any = true;
    }
    return any;
}

static void note_called(struct showing *s, name_id name)
{
    struct text text = names_text(s->names, name);
    for (uint32_t i = 0; i < s->called.count; i++)
        if (text_equal(s->called.items[i], text))
            return;
    VEC_PUSH(s->world->arena, &s->called, text);
}

static void show_function(struct showing *s, uint32_t index)
{
    ir_function_id id = {index};
    const struct ir_function *function = ir_function(&s->world->program, id);
    uint32_t file = file_of(s, function->file);
    uint32_t found = map_get(&s->specs->contract_of_stub, index, 0);
    const struct ir_class *class =
        function->class.index ? ir_class(&s->world->program, function->class) : NULL;
    struct text name = names_text(s->names, function->full_name);
    if (file == UINT32_MAX)
        return;
    buffer_print(s->out, "%s%.*s   -- ", s->shown ? "\n" : "", (int)name.size, name.data);
    print_place(s, file, function->name_range);
    print_platform(s, file);
    buffer_add_byte(s->out, '\n');
    bool has_entry = print_entries(s, id);
    if (found)
        print_contract(s, &s->specs->contracts.items[found - 1]);
    else if (!has_entry)
        buffer_print(s->out, "    no clause: what its body does, and a result of its type\n");
    bool is_constructor = text_is(names_text(s->names, function->name), "__construct");
    note_called(s, is_constructor && class ? class->name : function->name);
    s->shown++;
}

static bool is_meant(struct showing *s, const struct ir_function *function)
{
    return is_same(s, function->full_name, s->name) || is_same(s, function->name, s->name);
}

static void show_functions(struct showing *s)
{
    for (uint32_t i = 1; i < s->world->program.functions.count; i++)
        if (is_meant(s, &s->world->program.functions.items[i]))
            show_function(s, i);
}

static const struct ir_class *find_class(struct showing *s, struct text name)
{
    for (uint32_t i = 1; i < s->world->program.classes.count; i++)
        if (is_same(s, s->world->program.classes.items[i].full_name, name))
            return &s->world->program.classes.items[i];
    return NULL;
}

/* `Class::method` where a class above it has the method. */
static void show_inherited(struct showing *s)
{
    enum { DEEPEST = 20 };
    size_t colons = text_find(s->name, TEXT("::"), 0);
    struct text asked = s->name;
    for (int depth = 0; colons != SIZE_MAX && s->shown == 0 && depth < DEEPEST; depth++) {
        const struct ir_class *class = find_class(s, text_slice(s->name, 0, colons));
        if (!class || name_is_none(class->parent))
            break;
        struct text parent = names_text(s->names, class->parent);
        s->name = text_print(s->world->arena, "%.*s%.*s", (int)parent.size, parent.data,
                             (int)(asked.size - text_find(asked, TEXT("::"), 0)),
                             asked.data + text_find(asked, TEXT("::"), 0));
        colons = parent.size;
        show_functions(s);
    }
    s->name = asked;
}

/* ---- classes ---- */

static void show_class(struct showing *s, const struct spec_class *class)
{
    struct text name = names_text(s->names, class->full_name);
    const struct ir_class *stub = ir_class(&s->world->program, class->stub);
    buffer_print(s->out, "%s%.*s   -- ", s->shown++ ? "\n" : "", (int)name.size, name.data);
    uint32_t file = file_of(s, stub->file);
    if (file != UINT32_MAX) {
        print_place(s, file, stub->range);
        print_platform(s, file);
    }
    buffer_add_byte(s->out, '\n');
    for (uint32_t i = 0; i < class->models.count; i++) {
        const struct spec_model *model = &class->models.items[i];
        struct range whole = {model->type_range.begin, model->range.end};
        struct text bytes = spec_source_of(s->specs, model->file)->bytes;
        while (whole.begin > 0 &&
               !text_starts_with(text_slice(bytes, whole.begin, bytes.size), TEXT("model")))
            whole.begin--;
        print_said(s, 1, text_at(s, model->file, whole), model->file, whole);
    }
    for (uint32_t i = 0; i < s->specs->contracts.count; i++) {
        const struct spec_contract *contract = &s->specs->contracts.items[i];
        struct text full = names_text(s->names, contract->full_name);
        if (contract->stub.index == 0 && text_starts_with(full, name) &&
            text_starts_with(text_slice(full, name.size, full.size), TEXT("::$"))) {
            buffer_print(s->out, "    write %.*s:\n", (int)(full.size - name.size - 3),
                         full.data + name.size + 3);
            print_clauses(s, &contract->clauses, 0, 2);
        }
    }
    for (uint32_t i = 0; i < stub->methods.count; i++)
        if (map_get(&s->specs->contract_of_stub, stub->methods.items[i].index, 0)) {
            struct text method =
                names_text(s->names, ir_function(&s->world->program, stub->methods.items[i])->name);
            buffer_print(s->out, "    %.*s() has a contract\n", (int)method.size, method.data);
            note_called(s, ir_function(&s->world->program, stub->methods.items[i])->name);
        }
    note_called(s, stub->name);
}

/* ---- logic ---- */

static void show_predicate(struct showing *s, const struct spec_predicate *predicate)
{
    const struct source *source = spec_source_of(s->specs, predicate->file);
    struct range whole = predicate->range;
    while (whole.end < source->bytes.size && source->bytes.data[whole.end] != ';')
        whole.end++;
    struct text said = text_at(s, predicate->file, whole);
    buffer_print(s->out, "%s%s %.*s;   -- ", s->shown++ ? "\n" : "",
                 predicate->is_fact                             ? "fact"
                 : predicate->result.kind == LOGIC_TYPE_BOOLEAN ? "predicate"
                                                                : "logic",
                 (int)said.size, said.data);
    print_place(s, predicate->file, predicate->range);
    print_platform(s, predicate->file);
    buffer_add_byte(s->out, '\n');
    VEC_PUSH(s->world->arena, &s->logic, predicate->name);
}

static void show_group(struct showing *s, const struct spec_group *group)
{
    struct text name = names_text(s->names, group->name);
    buffer_print(s->out, "%sclause %.*s   -- ", s->shown++ ? "\n" : "", (int)name.size, name.data);
    print_place(s, group->file, group->range);
    print_platform(s, group->file);
    buffer_add_byte(s->out, '\n');
    print_clauses(s, &group->clauses, 0, 1);
    VEC_PUSH(s->world->arena, &s->logic, group->name);
}

static void show_rule(struct showing *s, const struct spec_rule *rule)
{
    struct text name = names_text(s->names, rule->name);
    buffer_print(s->out, "%srule %.*s %.*s (%.*s)   -- ", s->shown++ ? "\n" : "",
                 (int)rule->id.size, rule->id.data, (int)name.size, name.data,
                 (int)rule->severity.size, rule->severity.data);
    print_place(s, rule->file, rule->range);
    buffer_print(s->out, "\n    %.*s\n", (int)rule->title.size, rule->title.data);
    s->rule_id = rule->id;
    VEC_PUSH(s->world->arena, &s->logic, rule->name);
}

static void show_logic(struct showing *s)
{
    for (uint32_t i = 0; i < s->specs->predicates.count; i++)
        if (text_equal(names_text(s->names, s->specs->predicates.items[i].name), s->name))
            show_predicate(s, &s->specs->predicates.items[i]);
    for (uint32_t i = 0; i < s->specs->groups.count; i++)
        if (text_equal(names_text(s->names, s->specs->groups.items[i].name), s->name))
            show_group(s, &s->specs->groups.items[i]);
    for (uint32_t i = 0; i < s->specs->rules.count; i++)
        if (text_equal(names_text(s->names, s->specs->rules.items[i].name), s->name) ||
            text_equal(s->specs->rules.items[i].id, s->name))
            show_rule(s, &s->specs->rules.items[i]);
    for (uint32_t i = 0; i < s->specs->classes.count; i++)
        if (is_same(s, s->specs->classes.items[i].full_name, s->name))
            show_class(s, &s->specs->classes.items[i]);
}

/* ---- users ---- */

static bool names_it(struct showing *s, name_id name)
{
    for (uint32_t i = 0; i < s->logic.count; i++)
        if (name_equal(s->logic.items[i], name))
            return true;
    return false;
}

static bool term_uses(struct showing *s, logic_id id)
{
    if (logic_is_none(id))
        return false;
    const struct logic_node *node = logic_node(s->specs, id);
    if (node->op == LOGIC_APPLY && names_it(s, node->name))
        return true;
    for (uint32_t i = 0; i < node->count; i++)
        if (term_uses(s, logic_kid(s->specs, id, i)))
            return true;
    return false;
}

static bool clause_uses(struct showing *s, const struct spec_clause *clause)
{
    bool named = (clause->kind == SPEC_REQUIRES || clause->kind == SPEC_USE) &&
                 !name_is_none(clause->name) && names_it(s, clause->name);
    bool uses = named || term_uses(s, clause->condition) || term_uses(s, clause->when);
    for (uint32_t i = 0; i < clause->terms.count && !uses; i++)
        uses = term_uses(s, clause->terms.items[i]);
    return uses;
}

static const struct spec_clause *find_use(struct showing *s, const spec_clauses *clauses)
{
    for (uint32_t i = 0; i < clauses->count; i++)
        if (clause_uses(s, &clauses->items[i]))
            return &clauses->items[i];
    return NULL;
}

static void print_user(struct showing *s, const char *what, name_id name, uint32_t file,
                       struct range range)
{
    struct text text = names_text(s->names, name);
    buffer_print(s->out, "    %s%.*s   -- ", what, (int)text.size, text.data);
    print_place(s, file, range);
    buffer_add_byte(s->out, '\n');
}

/* Predicates and clauses that use the name, and what uses these. */
static void spread(struct showing *s)
{
    for (bool changed = s->logic.count > 0; changed;) {
        changed = false;
        for (uint32_t i = 0; i < s->specs->predicates.count; i++) {
            const struct spec_predicate *predicate = &s->specs->predicates.items[i];
            if (names_it(s, predicate->name) || !term_uses(s, predicate->body))
                continue;
            print_user(s, "predicate ", predicate->name, predicate->file, predicate->range);
            VEC_PUSH(s->world->arena, &s->logic, predicate->name);
            changed = true;
        }
        for (uint32_t i = 0; i < s->specs->groups.count; i++) {
            const struct spec_group *group = &s->specs->groups.items[i];
            const struct spec_clause *use = find_use(s, &group->clauses);
            if (names_it(s, group->name) || !use)
                continue;
            print_user(s, "clause ", group->name, use->file, use->range);
            VEC_PUSH(s->world->arena, &s->logic, group->name);
            changed = true;
        }
    }
}

static void print_users(struct showing *s)
{
    if (s->logic.count == 0)
        return;
    buffer_print(s->out, "used by\n");
    size_t before = s->out->size;
    spread(s);
    for (uint32_t i = 0; i < s->specs->contracts.count; i++) {
        const struct spec_contract *contract = &s->specs->contracts.items[i];
        const struct spec_clause *use = find_use(s, &contract->clauses);
        if (!use)
            continue;
        print_user(s, "", contract->full_name, use->file, use->range);
        if (contract->stub.index)
            note_called(s, ir_function(&s->world->program, contract->stub)->name);
    }
    for (uint32_t i = 0; i < s->specs->compares.count; i++) {
        const struct spec_compare *compare = &s->specs->compares.items[i];
        if (find_use(s, &compare->clauses))
            print_user(s, "compare ", names_add(s->names, TEXT("mac")), compare->file,
                       compare->range);
    }
    if (s->out->size == before)
        buffer_print(s->out, "    nothing\n");
}

/* ---- tests ---- */

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static bool calls(struct text line, struct text name)
{
    for (size_t at = text_find(line, name, 0); at != SIZE_MAX; at = text_find(line, name, at + 1)) {
        size_t end = at + name.size;
        if ((at == 0 || !is_word(line.data[at - 1])) && end < line.size && line.data[end] == '(')
            return true;
    }
    return false;
}

/* The line has a call of one of the functions, or expects a verdict of the rule. */
static bool exercises(struct showing *s, struct text line, struct text mark)
{
    if (s->rule_id.size)
        return text_find(mark, s->rule_id, 0) != SIZE_MAX;
    for (uint32_t i = 0; i < s->called.count; i++)
        if (calls(text_slice(line, 0, line.size - mark.size), s->called.items[i]))
            return true;
    return false;
}

static void scan_program(struct showing *s, struct text path, const struct source *source)
{
    for (uint32_t line = 1; line <= source->lines.count; line++) {
        struct text text = source_line(source, line);
        size_t at = text_find(text, TEXT("//~"), 0);
        struct text mark = at == SIZE_MAX ? TEXT("") : text_slice(text, at, text.size);
        if (!exercises(s, text, mark))
            continue;
        mark = text_trim(text_slice(mark, mark.size < 3 ? mark.size : 3, mark.size));
        buffer_print(s->out, "    %.*s:%" PRIu32 "%s%.*s\n", (int)path.size, path.data, line,
                     mark.size ? "   " : "", (int)mark.size, mark.data);
    }
}

/* Files of the library are named as in messages. */
static struct text shown_path(struct showing *s, struct text path)
{
    struct text library = paths_find_specs(s->world->arena);
    if (!text_starts_with(path, library) || path.size == library.size)
        return path;
    return text_print(s->world->arena, "specs%s", path.data + library.size);
}

static void print_tests(struct showing *s, const spec_programs *programs)
{
    buffer_print(s->out, "exercised by\n");
    size_t before = s->out->size;
    for (uint32_t i = 0; i < programs->count; i++) {
        struct source source = {.path = programs->items[i]};
        if (!spec_read_file(s->world->arena, programs->items[i], &source.bytes))
            continue;
        source_index_lines(&source, s->world->arena);
        scan_program(s, shown_path(s, programs->items[i]), &source);
    }
    if (s->out->size == before)
        buffer_print(s->out, "    no test program\n");
}

/* ---- the command ---- */

static int not_found(struct showing *s)
{
    name_vec known = {0};
    struct arena *arena = s->world->arena;
    for (uint32_t i = 1; i < s->world->program.functions.count; i++) {
        VEC_PUSH(arena, &known, s->world->program.functions.items[i].full_name);
        VEC_PUSH(arena, &known, s->world->program.functions.items[i].name);
    }
    for (uint32_t i = 0; i < s->specs->predicates.count; i++)
        VEC_PUSH(arena, &known, s->specs->predicates.items[i].name);
    for (uint32_t i = 0; i < s->specs->groups.count; i++)
        VEC_PUSH(arena, &known, s->specs->groups.items[i].name);
    for (uint32_t i = 0; i < s->specs->rules.count; i++)
        VEC_PUSH(arena, &known, s->specs->rules.items[i].name);
    for (uint32_t i = 0; i < s->specs->classes.count; i++)
        VEC_PUSH(arena, &known, s->specs->classes.items[i].full_name);
    struct text near = spec_nearest(s->specs, s->name, known.items, known.count);
    fprintf(stderr, "tillproof: nothing is specified under the name %.*s%s%.*s%s\n",
            (int)s->name.size, s->name.data, near.size ? "; did you mean " : "", (int)near.size,
            near.data, near.size ? "?" : "");
    return 2;
}

static int show(struct showing *s, const struct options *options, const spec_programs *programs)
{
    show_functions(s);
    show_inherited(s);
    show_logic(s);
    if (s->shown == 0)
        return not_found(s);
    print_users(s);
    print_tests(s, programs);
    if (output_write(options->values[OPTION_OUTPUT], buffer_text(s->out)))
        return 0;
    fprintf(stderr, "tillproof: cannot write the result: %s\n", strerror(errno));
    return 2;
}

int spec_show(struct arena *arena, const struct options *options)
{
    struct spec_world world;
    struct buffer out;
    spec_programs programs, more = {0};
    if (options->paths.count < 2) {
        fputs("tillproof: spec show needs a NAME\n", stderr);
        return 2;
    }
    const struct text *folders = options->paths.items + 2;
    uint32_t count = options->paths.count - 2;
    if (!spec_programs_find(arena, NULL, 0, true, &programs) ||
        (count && !spec_programs_find(arena, folders, count, true, &more)) ||
        !spec_world_open(&world, arena, options, folders, count))
        return 2;
    for (uint32_t i = 0; i < more.count; i++)
        VEC_PUSH(arena, &programs, more.items[i]);
    buffer_init(&out);
    struct showing s = {.world = &world,
                        .specs = &world.specs,
                        .names = &world.names,
                        .out = &out,
                        .name = options->paths.items[1],
                        .rule_id = TEXT("")};
    int status = show(&s, options, &programs);
    buffer_done(&out);
    spec_world_close(&world);
    return status;
}
