/* The manifest of a folder of certificates. */
#include "analyzer/manifest.h"

#include "analyzer/certificates.h"

const char *manifest_text(const json_t *row, const char *key)
{
    const char *text = json_string_value(json_object_get(row, key));
    return text ? text : "";
}

json_t *manifest_rows(const json_t *manifest)
{
    return json_object_get(manifest, "certificates");
}

/* Names of files are names in the folder. */
static bool is_name(const char *name)
{
    return *name && *name != '.' && !strchr(name, '/');
}

static bool is_valid(const json_t *manifest)
{
    if (json_integer_value(json_object_get(manifest, "format")) != 1 ||
        !json_is_array(manifest_rows(manifest)))
        return false;
    for (size_t i = 0; i < json_array_size(manifest_rows(manifest)); i++) {
        const json_t *row = json_array_get(manifest_rows(manifest), i);
        const char *listing = manifest_text(row, "listing");
        if (!is_name(manifest_text(row, "file")) || (*listing && !is_name(listing)))
            return false;
    }
    return true;
}

json_t *manifest_read(struct arena *arena, const char *folder)
{
    struct text path = text_print(arena, "%s/" CERTIFICATES_MANIFEST, folder);
    json_error_t error;
    json_t *manifest = json_load_file(path.data, 0, &error);
    if (manifest && is_valid(manifest))
        return manifest;
    fprintf(stderr, "tillproof: %s is no list of certificates that verify --certificates wrote\n",
            path.data);
    json_decref(manifest);
    return NULL;
}

static bool read_file(const char *path, struct buffer *out)
{
    char bytes[65536];
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_add(out, (struct text){bytes, got});
    bool ok = !ferror(file);
    fclose(file);
    return ok;
}

bool manifest_read_file(struct arena *arena, const char *folder, const json_t *row, const char *key,
                        const char *hash, struct buffer *out)
{
    struct text path = text_print(arena, "%s/%s", folder, manifest_text(row, key));
    return read_file(path.data, out) &&
           text_is(certificates_hash(arena, buffer_text(out)), manifest_text(row, hash));
}
