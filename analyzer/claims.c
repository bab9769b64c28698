/* Reading and listing claims; see claims.h. */
#include "analyzer/claims.h"

#include "analyzer/languages.h"

enum { NAMED = 8 };

struct claims {
    const struct claims_setup *setup;
    struct diag_sink *sink; /* of the run */
    struct names names;
    struct ir_program program;
    struct diag_sink said; /* about library and claims together */
    struct spec_set specs;
};

static void read_claims(struct claims *c)
{
    const struct claims_setup *setup = c->setup;
    names_init(&c->names, setup->arena);
    ir_init(&c->program, setup->arena, &c->names);
    diag_init(&c->said, setup->arena);
    spec_init(&c->specs, setup->arena, &c->program, &c->said);
    spec_load(&c->specs, setup->library, languages_frontend);
    for (uint32_t i = 0; i < setup->folder_count; i++)
        spec_load(&c->specs, setup->folders[i], languages_frontend);
    for (uint32_t i = 0; i < setup->project->claims.count; i++) {
        const struct project_claims *claims = &setup->project->claims.items[i];
        if (!spec_load_claims(&c->specs, claims->disk_path, claims->path, languages_frontend))
            diag_about(c->sink, DIAG_WARNING, claims->path, "cannot be read");
    }
    spec_activate(&c->specs, detect_mark, setup->detecting);
    spec_link(&c->specs);
    spec_check(&c->specs);
    diag_sort(&c->said);
}

/* ---- what is wrong ---- */

static bool is_claimed(const struct claims *c, struct text path)
{
    for (uint32_t i = 0; i < c->setup->project->claims.count; i++) {
        struct text folder = c->setup->project->claims.items[i].path;
        if (text_starts_with(path, folder) && path.size > folder.size &&
            path.data[folder.size] == '/')
            return true;
    }
    return false;
}

static uint32_t count_of_path(const struct claims *c, uint32_t first)
{
    uint32_t end = first;
    while (end < c->said.diags.count &&
           text_equal(c->said.diags.items[end].path, c->said.diags.items[first].path))
        end++;
    return end - first;
}

/* One line a file, however much is wrong with it. */
static void tell_error(struct claims *c, const struct diag *diag, uint32_t count)
{
    struct text more =
        count > 1 ? text_print(c->setup->arena, " (and %" PRIu32 " more in this file)", count - 1)
                  : TEXT("");
    struct text text =
        text_print(c->setup->arena, "a claim of the analysed code is broken: %.*s%.*s",
                   (int)diag->message.size, diag->message.data, (int)more.size, more.data);
    if (diag->source)
        diag_at(c->sink, DIAG_WARNING, diag->source, diag->range, "%.*s", (int)text.size,
                text.data);
    else
        diag_about(c->sink, DIAG_WARNING, diag->path, "%.*s", (int)text.size, text.data);
}

static void tell_errors(struct claims *c)
{
    for (uint32_t i = 0; i < c->said.diags.count;) {
        uint32_t count = count_of_path(c, i);
        if (is_claimed(c, c->said.diags.items[i].path))
            tell_error(c, &c->said.diags.items[i], count);
        i += count;
    }
}

/* ---- what is said ---- */

struct listing {
    const struct claims *claims;
    uint32_t file;
    struct buffer out;
    uint32_t count; /* of the kind at hand */
};

static void list_name(struct listing *l, const char *kind, uint32_t file, struct text name)
{
    if (file != l->file)
        return;
    l->count++;
    if (l->count == 1)
        buffer_print(&l->out, "%s%s", l->out.size ? "; " : "", kind);
    if (l->count <= NAMED)
        buffer_print(&l->out, "%s %.*s", l->count > 1 ? "," : "", (int)name.size, name.data);
}

static void end_kind(struct listing *l)
{
    if (l->count > NAMED)
        buffer_print(&l->out, " and %" PRIu32 " more", l->count - NAMED);
    l->count = 0;
}

#define LIST(l, kind, list, field)                                                                 \
    do {                                                                                           \
        const struct spec_set *set = &(l)->claims->specs;                                          \
        for (uint32_t i = 0; i < set->list.count; i++)                                             \
            list_name((l), (kind), set->list.items[i].file,                                        \
                      names_text(set->names, set->list.items[i].field));                           \
        end_kind(l);                                                                               \
    } while (0)

static void list_unnamed(struct listing *l)
{
    const struct spec_set *set = &l->claims->specs;
    for (uint32_t i = 0; i < set->entries.count; i++)
        list_name(l, "entry", set->entries.items[i].file,
                  text_of(spec_channel_name(set->entries.items[i].channel)));
    end_kind(l);
    for (uint32_t i = 0; i < set->settings.count; i++)
        list_name(l, "setting", set->settings.items[i].file, set->settings.items[i].name);
    end_kind(l);
    for (uint32_t i = 0; i < set->tables.count; i++)
        list_name(l, "table", set->tables.items[i].file, set->tables.items[i].name);
    end_kind(l);
    for (uint32_t i = 0; i < set->compares.count; i++)
        list_name(l, "compare", set->compares.items[i].file, TEXT("mac"));
    end_kind(l);
}

static void list_models(struct listing *l)
{
    const struct spec_set *set = &l->claims->specs;
    for (uint32_t i = 0; i < set->classes.count; i++) {
        const struct spec_class *class = &set->classes.items[i];
        ir_file_id file = ir_class(set->program, class->stub)->file;
        for (uint32_t k = 0; k < class->models.count; k++)
            list_name(l, "model", class->models.items[k].file,
                      names_text(set->names, class->models.items[k].name));
        for (uint32_t k = 0; k < class->invariants.count; k++)
            if (file.index == set->files.items[l->file].ir.index)
                list_name(l, "invariant", l->file, names_text(set->names, class->full_name));
    }
    end_kind(l);
}

static void list_file(struct claims *c, uint32_t file)
{
    struct listing l = {.claims = c, .file = file};
    buffer_init(&l.out);
    LIST(&l, "platform", platforms, name);
    LIST(&l, "rule", rules, name);
    LIST(&l, "predicate", predicates, name);
    LIST(&l, "clause", groups, name);
    LIST(&l, "contract", contracts, full_name);
    LIST(&l, "source", sources, origin);
    LIST(&l, "global", globals, variable);
    LIST(&l, "provider", providers, name);
    list_models(&l);
    list_unnamed(&l);
    if (l.out.size == 0)
        buffer_add(&l.out, TEXT("nothing that is understood"));
    diag_about(
        c->sink, DIAG_NOTE, spec_source_of(&c->specs, file)->path,
        "claims of the analysed code are not assumed, nor is the file analysed as code: %.*s",
        (int)l.out.size, l.out.data);
    buffer_done(&l.out);
}

void claims_check(const struct claims_setup *setup, struct diag_sink *sink)
{
    struct claims c = {.setup = setup, .sink = sink};
    if (setup->project->claims.count == 0)
        return;
    read_claims(&c);
    tell_errors(&c);
    for (uint32_t i = 0; i < c.specs.files.count; i++)
        if (c.specs.files.items[i].is_claim)
            list_file(&c, i);
    spec_done(&c.specs);
    ir_done(&c.program);
    names_done(&c.names);
}

/* ---- annotations in the code ---- */

static uint32_t count_word(const struct spec_set *specs, uint32_t first, uint32_t which)
{
    uint32_t count = 0;
    for (uint32_t i = first; i < specs->ignored.count; i++)
        count += name_equal(specs->ignored.items[i].word, specs->ignored.items[which].word);
    return count;
}

static bool is_first_of_word(const struct spec_set *specs, uint32_t first, uint32_t which)
{
    for (uint32_t i = first; i < which; i++)
        if (name_equal(specs->ignored.items[i].word, specs->ignored.items[which].word))
            return false;
    return true;
}

/* From `first` on they are of one file: each word once, with how often it is there. */
static void tell_ignored(struct spec_set *specs, uint32_t first, struct diag_sink *sink)
{
    struct buffer words;
    if (first == specs->ignored.count)
        return;
    buffer_init(&words);
    for (uint32_t i = first; i < specs->ignored.count; i++) {
        struct text word = names_text(specs->names, specs->ignored.items[i].word);
        uint32_t count = count_word(specs, first, i);
        if (!is_first_of_word(specs, first, i))
            continue;
        buffer_print(&words, "%s%.*s", words.size ? ", " : "", (int)word.size, word.data);
        if (count > 1)
            buffer_print(&words, " (%" PRIu32 ")", count);
    }
    const struct spec_ignored *at = &specs->ignored.items[first];
    diag_at(sink, DIAG_NOTE, spec_source_of(specs, at->file), at->range,
            "annotations of the analysed code acquit nothing; ignored in this file: %.*s",
            (int)words.size, words.data);
    buffer_done(&words);
}

void claims_read_code(struct spec_set *specs, const struct project *project, struct diag_sink *sink)
{
    const struct ir_program *program = specs->program;
    uint32_t files = program->files.count;
    for (uint32_t i = 1; i < files; i++) {
        const struct ir_file *file = ir_file(program, (ir_file_id){i});
        uint32_t first = specs->ignored.count;
        if (file->is_spec || file->is_prelude || file->is_callee ||
            !project_find(project, names_text(specs->names, file->path)))
            continue;
        spec_read_code(specs, (ir_file_id){i}, sink);
        tell_ignored(specs, first, sink);
    }
}
