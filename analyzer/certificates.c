/* `verify --certificates DIR`: files and their manifest. */
#include "analyzer/certificates.h"

#include <dirent.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzer/output.h"

struct text certificates_hash(struct arena *arena, struct text text)
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct buffer out;
    sha256_init(&context);
    sha256_update(&context, text.size, (const uint8_t *)text.data);
    sha256_digest(&context, sizeof digest, digest);
    buffer_init(&out);
    for (size_t i = 0; i < sizeof digest; i++)
        buffer_print(&out, "%02x", digest[i]);
    struct text hash = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    return hash;
}

/* ---- JSON ---- */

static json_t *checked(json_t *value)
{
    if (!value)
        memory_exhausted();
    return value;
}

/* Text that is no UTF-8 has its bytes beyond ASCII escaped. */
static json_t *json_of(struct text text)
{
    json_t *value = json_stringn(text.data, text.size);
    if (value)
        return value;
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c > 0x7e)
            buffer_print(&out, "%%%02X", c);
        else
            buffer_add_byte(&out, (char)c);
    }
    value = checked(json_stringn(out.data, out.size));
    buffer_done(&out);
    return value;
}

static void put(json_t *object, const char *key, struct text text)
{
    json_object_set_new(object, key, json_of(text));
}

static json_t *rows_of(struct certificates *c, const char *key)
{
    return json_object_get(c->manifest, key);
}

static void fail(struct certificates *c, const char *path)
{
    fprintf(stderr, "tillproof: cannot write %s: %s\n", path, strerror(errno));
    c->failed = true;
}

/* ---- where they come from ---- */

/* Adds a file with its hash to the manifest, and a line to `sums`. */
static void add_origin(struct certificates *c, const char *key, struct text path, struct text bytes,
                       struct buffer *sums)
{
    struct text hash = certificates_hash(c->arena, bytes);
    json_t *row = checked(json_object());
    put(row, "file", path);
    put(row, "sha256", hash);
    json_array_append_new(rows_of(c, key), row);
    buffer_print(sums, "%s  %.*s\n", hash.data, (int)path.size, path.data);
}

/* The name of a specification without the folder that the library is in. */
static struct text name_of_spec(struct arena *arena, const struct spec_file *file)
{
    struct text path = file->source->path;
    size_t slash = path.size;
    while (slash > 0 && path.data[slash - 1] != '/')
        slash--;
    return text_print(arena, "%.*s%s%.*s", (int)file->folder.size, file->folder.data,
                      file->folder.size ? "/" : "", (int)(path.size - slash), path.data + slash);
}

static void add_sum(struct certificates *c, struct buffer *origins, const char *label,
                    struct buffer *sums)
{
    struct text hash = certificates_hash(c->arena, buffer_text(sums));
    buffer_print(origins, "; %-10s sha256 %s\n", label, hash.data);
    buffer_clear(sums);
}

static void list_origins(struct certificates *c, const struct project *project,
                         const struct spec_set *specs)
{
    struct buffer sums, origins;
    buffer_init(&sums);
    buffer_init(&origins);
    for (uint32_t i = 0; i < project->files.count; i++) {
        const struct source *source = &project->files.items[i].source;
        add_origin(c, "sources", source->path, source->bytes, &sums);
    }
    add_sum(c, &origins, "sources", &sums);
    for (uint32_t i = 0; i < specs->files.count; i++) {
        const struct spec_file *file = &specs->files.items[i];
        if (file->source && !file->is_claim)
            add_origin(c, "specs", name_of_spec(c->arena, file), file->source->bytes, &sums);
    }
    add_sum(c, &origins, "specs", &sums);
    c->origins = text_copy(c->arena, buffer_text(&origins));
    buffer_done(&sums);
    buffer_done(&origins);
}

/* ---- the folder ---- */

static bool is_certificate(const char *name)
{
    size_t size = strlen(name);
    return (size > 5 && strcmp(name + size - 5, ".smt2") == 0) ||
           (size > 6 && strcmp(name + size - 6, ".model") == 0) ||
           (size > 2 && strcmp(name + size - 2, ".c") == 0) ||
           strcmp(name, CERTIFICATES_MANIFEST) == 0;
}

/* Takes away what an earlier run wrote; false where the folder holds anything else. */
static bool clear_folder(struct arena *arena, const char *folder)
{
    DIR *directory = opendir(folder);
    bool foreign = false;
    if (!directory)
        return false;
    VEC(struct text) old = {0};
    for (struct dirent *entry; (entry = readdir(directory));) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        if (strcmp(name, "frama-c") == 0)
            continue; /* what `certify --frama-c` keeps */
        foreign |= !is_certificate(name);
        VEC_PUSH(arena, &old, text_print(arena, "%s/%s", folder, name));
    }
    closedir(directory);
    errno = ENOTEMPTY;
    if (foreign)
        return false;
    unlink(text_print(arena, "%s/" CERTIFICATES_MANIFEST, folder).data);
    for (uint32_t i = 0; i < old.count; i++)
        if (unlink(old.items[i].data) != 0 && errno != ENOENT)
            return false;
    return true;
}

bool certificates_open(struct certificates *c, struct arena *arena, const char *folder,
                       const struct project *project, const struct spec_set *specs)
{
    c->arena = arena;
    c->folder = folder;
    if ((mkdir(folder, 0777) != 0 && errno != EEXIST) || !clear_folder(arena, folder)) {
        fprintf(stderr, "tillproof: %s is no folder for certificates: %s\n", folder,
                strerror(errno));
        return false;
    }
    c->manifest = checked(json_object());
    names_init(&c->names, arena);
    json_object_set_new(c->manifest, "format", checked(json_integer(1)));
    put(c->manifest, "tool", TEXT("tillproof " TILLPROOF_VERSION));
    static const char *const keys[] = {"sources", "specs", "certificates", "unstated"};
    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++)
        json_object_set_new(c->manifest, keys[i], checked(json_array()));
    list_origins(c, project, specs);
    return true;
}

/* ---- certificates ---- */

static struct text file_name(struct certificates *c, struct text rule, struct text fingerprint)
{
    struct text name =
        text_print(c->arena, "%.*s-%.*s", (int)rule.size, rule.data,
                   (int)(fingerprint.size < 16 ? fingerprint.size : 16), fingerprint.data);
    struct text file = text_print(c->arena, "%s.smt2", name.data);
    for (uint32_t i = 2; !name_is_none(names_find(&c->names, file)); i++)
        file = text_print(c->arena, "%s-%" PRIu32 ".smt2", name.data, i);
    names_add(&c->names, file);
    return file;
}

static json_t *row_of(const struct certificates *c, const struct reporting *r,
                      const struct finding *f)
{
    const struct report_rule *rule = &r->report->rules.items[f->rule];
    json_t *row = checked(json_object());
    put(row, "rule", rule->id);
    put(row, "clause", f->clause);
    put(row, "entry", f->entry);
    put(row, "effect",
        text_print(c->arena, "%.*s:%" PRIu32, (int)f->location.path.size, f->location.path.data,
                   f->location.line));
    put(row, "fingerprint", f->fingerprint);
    return row;
}

/* The calls whose values can be looked up: name, what it calls, the name of that, its sort, and
 * sort and argument by turns. */
static json_t *json_of_calls(const struct smtlib_summary *summary)
{
    json_t *rows = checked(json_array());
    for (uint32_t i = 0; i < summary->calls.count; i++) {
        const struct smtlib_call *call = &summary->calls.items[i];
        json_t *row = checked(json_array());
        json_array_append_new(row, json_of(call->name));
        json_array_append_new(row, json_of(call->function));
        json_array_append_new(row, json_of(text_of(call->kind->name)));
        json_array_append_new(row, json_of(text_of(smtlib_sort_word(call->kind->result))));
        for (uint32_t k = 0; k < call->args.count; k++) {
            json_array_append_new(row, json_of(text_of(smtlib_sort_word(call->sorts.items[k]))));
            json_array_append_new(row, json_of(call->args.items[k]));
        }
        json_array_append_new(rows, row);
    }
    return rows;
}

/* The same as C for Frama-C, where that can state it. */
static void keep_listing(struct certificates *c, json_t *row, struct text listing)
{
    struct arena scratch;
    arena_init(&scratch);
    const char *file = json_string_value(json_object_get(row, "file"));
    struct text name = text_print(&scratch, "%.*s.c", (int)(strlen(file) - 5), file);
    struct text path = text_print(&scratch, "%s/%s", c->folder, name.data);
    put(row, "listing", name);
    put(row, "listing_sha256", certificates_hash(&scratch, listing));
    if (!output_write(path.data, listing))
        fail(c, path.data);
    arena_done(&scratch);
}

void certificates_describe(json_t *row, const struct smtlib_summary *summary)
{
    json_t *texts = checked(json_array());
    for (uint32_t i = 0; i < summary->texts.count; i++)
        json_array_append_new(texts, json_of(summary->texts.items[i]));
    json_object_set_new(row, "texts", texts);
    json_object_set_new(row, "calls", json_of_calls(summary));
}

static void describe(json_t *row, struct text file, struct text hash,
                     const struct smtlib_summary *summary)
{
    put(row, "file", file);
    put(row, "sha256", hash);
    json_object_set_new(row, "trivial", json_boolean(summary->is_trivial));
    json_object_set_new(row, "inputs", checked(json_integer(summary->inputs)));
    json_object_set_new(row, "definitions", checked(json_integer(summary->definitions)));
    certificates_describe(row, summary);
}

bool certificates_keep_model(const char *folder, const char *file, const struct prover *prover,
                             struct text model)
{
    struct arena scratch;
    arena_init(&scratch);
    struct text path = text_print(&scratch, "%s/%.*s.%s.model", folder, (int)(strlen(file) - 5),
                                  file, prover->name);
    bool written = output_write(path.data, model);
    arena_done(&scratch);
    return written;
}

/* Asks the solvers until one refutes it; NULL if none does. */
static const struct prover *find_refuting(struct certificates *c, const json_t *row,
                                          struct text file, struct text text)
{
    const struct prover *refuting = NULL;
    struct buffer model;
    buffer_init(&model);
    for (uint32_t i = 0; i < PROVER_COUNT && !refuting; i++)
        if (certify_ask(&provers[i], text, row, c->level, &model) == CERTIFY_REFUTED)
            refuting = &provers[i];
    if (refuting && !certificates_keep_model(c->folder, file.data, refuting, buffer_text(&model)))
        fail(c, file.data);
    buffer_done(&model);
    return refuting;
}

/* Writes a certificate and adds its row to the manifest. Returns who refutes it, or NULL. */
static const struct prover *keep(struct certificates *c, json_t *row, struct text file,
                                 struct text text, const struct smtlib_summary *summary)
{
    struct arena scratch;
    arena_init(&scratch);
    struct text path = text_print(&scratch, "%s/%s", c->folder, file.data);
    describe(row, file, certificates_hash(&scratch, text), summary);
    json_array_append_new(rows_of(c, "certificates"), row);
    if (!output_write(path.data, text))
        fail(c, path.data);
    arena_done(&scratch);
    return c->asks ? find_refuting(c, row, file, text) : NULL;
}

/* Adds a proof to those that have no certificate. */
static void leave_out(struct certificates *c, json_t *row)
{
    put(row, "reason", TEXT("a float that is not finite"));
    json_array_append_new(rows_of(c, "unstated"), row);
}

const struct prover *certificates_add(struct certificates *c, const struct reporting *reporting,
                                      const struct exec_obligation *obligation,
                                      const struct evidence *evidence, const struct finding *f)
{
    struct arena scratch;
    struct buffer out, listing;
    struct smtlib_summary summary;
    struct reporting r = *reporting;
    arena_init(&scratch);
    buffer_init(&out);
    buffer_init(&listing);
    r.arena = &scratch;
    json_t *row = row_of(c, &r, f);
    const struct prover *refuting = NULL;
    if (evidence_certificate(&out, &listing, &r, obligation, evidence, f, c->origins, &summary)) {
        refuting = keep(c, row, file_name(c, r.report->rules.items[f->rule].id, f->fingerprint),
                        buffer_text(&out), &summary);
        if (listing.size)
            keep_listing(c, row, buffer_text(&listing));
    } else {
        leave_out(c, row);
    }
    buffer_done(&listing);
    buffer_done(&out);
    arena_done(&scratch);
    return refuting;
}

/* What was written is not written again: flows of one entry point may take the same decisions. It
 * is asked again, for another flow's verdicts hang on the answer. */
static bool is_written(struct certificates *c, struct text hash)
{
    if (!name_is_none(names_find(&c->names, hash)))
        return true;
    names_add(&c->names, text_copy(c->arena, hash));
    return false;
}

static const struct prover *add_decisions(struct certificates *c, const struct reporting *reporting,
                                          const uint32_t *decisions, uint32_t count)
{
    const struct prover *refuting = NULL;
    struct arena scratch;
    struct buffer out;
    struct smtlib_summary summary;
    struct reporting r = *reporting;
    const struct ir_function *entry = ir_function(r.program, r.flow->function);
    json_t *row = checked(json_object());
    arena_init(&scratch);
    buffer_init(&out);
    r.arena = &scratch;
    put(row, "rule", TEXT("decisions"));
    put(row, "entry", names_text(r.program->names, entry->full_name));
    json_object_set_new(row, "decisions", checked(json_integer(count)));
    if (evidence_certificate_of_decisions(&out, &r, decisions, count, c->origins, &summary)) {
        struct text text = buffer_text(&out), hash = certificates_hash(&scratch, text);
        if (is_written(c, hash) && !c->asks)
            json_decref(row);
        else
            refuting = keep(c, row, file_name(c, TEXT("decisions"), hash), text, &summary);
    } else {
        leave_out(c, row);
    }
    buffer_done(&out);
    arena_done(&scratch);
    return refuting;
}

const struct prover *certificates_add_decisions(struct certificates *c,
                                                const struct reporting *reporting,
                                                const term_ids *roots)
{
    enum { MOST = 200 }; /* in one certificate */
    const struct prover *refuting = NULL;
    struct arena scratch;
    struct reporting r = *reporting;
    u32_vec found = {0};
    arena_init(&scratch);
    r.arena = &scratch;
    evidence_find_decisions(&r, roots, &found);
    for (uint32_t first = 0; first < found.count; first += MOST) {
        uint32_t count = found.count - first < MOST ? found.count - first : MOST;
        const struct prover *one = add_decisions(c, reporting, found.items + first, count);
        refuting = one ? one : refuting;
    }
    arena_done(&scratch);
    return refuting;
}

bool certificates_close(struct certificates *c)
{
    struct text path = text_print(c->arena, "%s/" CERTIFICATES_MANIFEST, c->folder);
    char *text = json_dumps(c->manifest, JSON_INDENT(2));
    struct buffer out;
    if (!text)
        memory_exhausted();
    buffer_init(&out);
    buffer_print(&out, "%s\n", text);
    if (!c->failed && !output_write(path.data, buffer_text(&out)))
        fail(c, path.data);
    buffer_done(&out);
    free(text);
    json_decref(c->manifest);
    names_done(&c->names);
    return !c->failed;
}
