/*
 * The report formats on data as hostile as sources can be: bytes that are not UTF-8, controls,
 * quotes, paths with blanks, more findings than a service takes. What is printed for a reader is in
 * tests/golden/reports; tests/tools/validate-sarif has the SARIF among it checked by its own rules.
 */
#include "tests/unit/unit.h"

#include <jansson.h>

#include "reports/report_p.h"

#define GOLDEN(name) "tests/golden/reports/" name

/* A shop with one plugin; each finding below is one that the real rules can bring. */
struct fixture {
    struct arena arena;
    struct diag_sink sink;
    struct source source;
    struct report report;
    struct buffer out;
};

static void begin(struct fixture *f)
{
    *f = (struct fixture){0};
    arena_init(&f->arena);
    diag_init(&f->sink, &f->arena);
    f->report.version = TEXT("0.1.0");
    f->report.notifications = &f->sink;
}

static void end(struct fixture *f)
{
    buffer_done(&f->out);
    arena_done(&f->arena);
}

static struct text print_as(struct fixture *f, const char *format)
{
    buffer_clear(&f->out);
    report_find_format(text_of(format))->print(&f->out, &f->report);
    return buffer_text(&f->out);
}

static struct report_rule *add_rule(struct fixture *f, const char *id, const char *name,
                                    const char *title, uint32_t cwe)
{
    struct report_rule rule = {.id = text_of(id),
                               .name = text_of(name),
                               .title = text_of(title),
                               .severity = REPORT_ERROR};
    if (cwe)
        VEC_PUSH(&f->arena, &rule.cwe, cwe);
    VEC_PUSH(&f->arena, &f->report.rules, rule);
    return &f->report.rules.items[f->report.rules.count - 1];
}

static struct finding *add_finding(struct fixture *f, uint32_t rule, enum verdict_kind verdict,
                                   struct report_location location)
{
    struct finding finding = {.rule = rule, .verdict = verdict, .location = location};
    VEC_PUSH(&f->arena, &f->report.findings, finding);
    return &f->report.findings.items[f->report.findings.count - 1];
}

static void bind(struct fixture *f, report_bindings *bindings, const char *name, const char *value,
                 const char *note)
{
    struct report_binding binding = {text_of(name), text_of(value), text_of(note)};
    VEC_PUSH(&f->arena, bindings, binding);
}

static void add_step(struct fixture *f, struct finding *finding, struct report_location location,
                     const char *message, uint32_t depth, bool is_essential)
{
    struct report_step step = {location, text_of(message), depth, is_essential};
    VEC_PUSH(&f->arena, &finding->steps, step);
}

static void add_text(struct fixture *f, struct finding *finding, const char *assumption)
{
    VEC_PUSH(&f->arena, &finding->assumptions, text_of(assumption));
}

static void count(struct fixture *f, const char *what, uint32_t times)
{
    struct report_count entry = {text_of(what), times};
    VEC_PUSH(&f->arena, &f->report.unmodelled, entry);
}

static struct report_location at(const char *path, uint32_t line, uint32_t column, uint32_t width,
                                 const char *function, const char *snippet)
{
    return (struct report_location){
        text_of(path), line, column, line, column + width, text_of(function), text_of(snippet)};
}

static struct report_location entry(void)
{
    return at("includes/class-quickpay-gateway.php", 41, 21, 12, "QuickPay\\Gateway::handle_ipn",
              "    public function handle_ipn() {");
}

static void add_shop_rules(struct fixture *f)
{
    struct report_rule *rule = add_rule(
        f, "TP1001", "UnauthenticNotification",
        "An order is marked paid only on an authentic message or a trusted decision.", 345);
    VEC_PUSH(&f->arena, &rule->cwe, 347);
    rule->help = TEXT("Whoever knows the address of the notification handler can mark any order "
                      "as paid.\n\nAsk the provider about the payment, or check the signature of "
                      "the message with `hash_equals` before anything of it is used.");
    rule =
        add_rule(f, "TP1002", "AmountNotVouched",
                 "The paid amount that a trusted party vouches for covers the order's total.", 472);
    VEC_PUSH(&f->arena, &rule->cwe, 840);
    rule->help = TEXT("A buyer pays one cent and gets the order.\n\nCompare the amount of the "
                      "authentic message with the order's total, in minor units.");
    add_rule(f, "TP1007", "PaymentReplay", "One payment settles one order, once.", 294)->severity =
        REPORT_WARNING;
    add_rule(f, "TP2004", "MoneyRounding",
             "Conversion to minor units and comparison of money is exact.", 1339)
        ->severity = REPORT_NOTE;
}

static void add_confirmed(struct fixture *f)
{
    struct finding *finding = add_finding(f, 1, VERDICT_VIOLATED_CONFIRMED,
                                          at("includes/class-quickpay-gateway.php", 88, 9, 27,
                                             "QuickPay\\Gateway::finish{closure}",
                                             "        $order->payment_complete( $txn_id );"));
    finding->clause = TEXT("amount_covers_total");
    finding->message = TEXT("The order is marked as paid although the amount that QuickPay vouches "
                            "for, 0.01, is less than the order's total, 100.00");
    finding->entry = TEXT("QuickPay\\Gateway::handle_ipn");
    finding->channel = TEXT("client");
    finding->trigger = TEXT("woocommerce_api_quickpay");
    finding->entry_location = entry();
    finding->fingerprint = TEXT("9f2c6a7714e0b35d");
    finding->request.method = TEXT("POST");
    finding->request.target = TEXT("/?wc-api=quickpay");
    bind(f, &finding->request.query, "order id", "7&8", "");
    bind(f, &finding->request.headers, "Content-Type", "application/x-www-form-urlencoded", "");
    bind(f, &finding->request.body, "amount", "0.01", "less than the total");
    bind(f, &finding->request.body, "sig", "<hmac-sha256 of the other fields under the secret>",
         "QuickPay signs whatever was paid");
    bind(f, &finding->state, "order.total", "\"100.00\"", "");
    bind(f, &finding->state, "order.status", "\"pending\"", "");
    bind(f, &finding->replies, "quickpay.verify", "\"VERIFIED\"", "");
    add_step(f, finding, entry(), "the notification comes in", 0, false);
    add_step(f, finding,
             at("includes/class-quickpay-gateway.php", 52, 10, 38, "QuickPay\\Gateway::handle_ipn",
                "\t\tif ( ! hash_equals( $expected, $_POST['sig'] ) ) {"),
             "the signature is valid", 0, true);
    add_step(f, finding,
             at("includes/class-quickpay-gateway.php", 60, 3, 23, "QuickPay\\Gateway::handle_ipn",
                "\t\t$this->finish( $order );"),
             "", 0, false);
    add_step(f, finding, finding->location,
             "the order is marked as paid; nothing on the way compared the amount with its total",
             1, true);
    add_text(f, finding, "The contracts of WooCommerce hold.");
    add_text(f, finding, "HMAC-SHA256 cannot be forged.");
}

static void add_open_findings(struct fixture *f)
{
    struct finding *finding =
        add_finding(f, 0, VERDICT_VIOLATED,
                    at("index.php", 3, 1, 30, "", "update_order( $_GET['id'], 'paid' );"));
    finding->message = TEXT("The order is marked as paid on the word of the request alone.");
    finding->entry = TEXT("index.php");
    finding->channel = TEXT("client");
    finding->request.method = TEXT("GET");
    finding->request.target = TEXT("/index.php");
    bind(f, &finding->request.query, "id", "1", "");
    finding->fingerprint = TEXT("0011223344556677");

    finding = add_finding(f, 2, VERDICT_POSSIBLE,
                          at("includes/class-quickpay-gateway.php", 88, 9, 27,
                             "QuickPay\\Gateway::finish", "        $order->payment_complete();"));
    finding->message = TEXT("The same notification may settle the order twice.");
    finding->why = WHY_UNKNOWN_CALL;
    finding->why_detail = TEXT("quickpay_lock()");
    finding->entry = TEXT("QuickPay\\Gateway::handle_ipn");
    finding->channel = TEXT("customer");
    finding->trigger = TEXT("woocommerce_api_quickpay");
    finding->entry_location = entry();

    for (uint32_t i = 0; i < 3; i++) {
        finding =
            add_finding(f, 3, VERDICT_UNKNOWN, at("includes/money.php", 10 + i, 1, 4, "cents", ""));
        finding->message = TEXT("Whether the amount is rounded as the provider rounds it.");
        finding->why = i ? WHY_UNMODELLED : WHY_SOLVER_GAVE_UP;
        finding->why_detail = i ? TEXT("bcpow()") : TEXT("");
    }
}

static void add_closed_findings(struct fixture *f)
{
    struct finding *finding = add_finding(f, 0, VERDICT_PROVED, entry());
    finding->message = TEXT("Proved for all requests and all start states.");
    add_text(f, finding, "The contracts of WooCommerce hold.");
    add_finding(f, 1, VERDICT_UNREACHABLE, entry())->message =
        TEXT("No execution reaches this point");
}

static void fill_shop(struct fixture *f)
{
    add_shop_rules(f);
    add_rule(f, "TP6001", "SqlInjection", "Request data reach SQL only bound or escaped.", 89);
    add_confirmed(f);
    add_open_findings(f);
    add_closed_findings(f);
    f->source = (struct source){.path = TEXT("includes/broken.php"),
                                .bytes = TEXT("<?php\nfunction f( {\n")};
    source_index_lines(&f->source, &f->arena);
    diag_at(&f->sink, DIAG_ERROR, &f->source, (struct range){18, 19}, "a parameter is missing");
    diag_about(&f->sink, DIAG_WARNING, TEXT("assets/vendor.min.js"), "skipped: larger than 1 MiB");
    diag_about(&f->sink, DIAG_NOTE, TEXT(""), "2 files are left out by .gitignore");
    VEC_PUSH(&f->arena, &f->report.files, TEXT("includes/class-quickpay-gateway.php"));
    VEC_PUSH(&f->arena, &f->report.files, TEXT("includes/money.php"));
    VEC_PUSH(&f->arena, &f->report.files, TEXT("index.php"));
    VEC_PUSH(&f->arena, &f->report.platforms, TEXT("woocommerce"));
    f->report.flows = 3;
    count(f, "goto", 1);
    count(f, "eval", 4);
    struct report_count unspecified = {TEXT("quickpay_lock()"), 2};
    VEC_PUSH(&f->arena, &f->report.unspecified, unspecified);
    report_sort(&f->report);
}

static void test_formats_are_found_by_name(void)
{
    CHECK(report_find_format(TEXT("sarif")) != NULL);
    CHECK(report_find_format(TEXT("text")) != NULL);
    CHECK(report_find_format(TEXT("SARIF")) == NULL);
    CHECK(report_find_format(TEXT("")) == NULL);
}

static void test_shop(void)
{
    struct fixture f;
    begin(&f);
    fill_shop(&f);
    unit_check_golden(print_as(&f, "sarif"), GOLDEN("shop.sarif"));
    unit_check_golden(print_as(&f, "text"), GOLDEN("shop.txt"));
    end(&f);
}

static void test_empty(void)
{
    struct fixture f;
    begin(&f);
    f.report.notifications = NULL;
    unit_check_golden(print_as(&f, "sarif"), GOLDEN("empty.sarif"));
    unit_check_golden(print_as(&f, "text"), GOLDEN("empty.txt"));
    end(&f);
}

static void test_proved_and_interrupted(void)
{
    struct fixture f;
    begin(&f);
    add_shop_rules(&f);
    add_closed_findings(&f);
    f.report.is_incomplete = true;
    unit_check_golden(print_as(&f, "sarif"), GOLDEN("proved.sarif"));
    unit_check_golden(print_as(&f, "text"), GOLDEN("proved.txt"));
    end(&f);
}

/* Every text of the report as a plugin's author might have it. */
static void fill_awkward(struct fixture *f)
{
    const char *path = "in c/50% \xC3\xA9t\xC3\xA9/\xE9#1?:[x].php";
    struct report_rule *rule = add_rule(f, "TP1001", "", "", 0);
    rule->help = TEXT("<b>bold</b>\r\n\r\n[link](javascript:alert\\(1\\)) | `code` \xFF");
    rule = add_rule(f, "X", "X", "a|b", 99999);
    VEC_PUSH(&f->arena, &rule->cwe, 89);
    VEC_PUSH(&f->arena, &rule->cwe, 99999);
    struct report_location here = at(path, 7, 5, 3, "A\\B::m(int $x, string ...$y)",
                                     "\tif (\"\xC3\xA9\xFF\x1B[31m\") {}\r\n");
    struct finding *finding = add_finding(f, 0, VERDICT_VIOLATED, here);
    finding->message = TEXT("NUL \0 \" ' ` [a](b) *x* <i>\ttab\nline \x01\x7F \xE2\x80\xAEreversed "
                            "{0} \xED\xA0\x80\xC0\xAF \xF4\x90\x80\x80 end!");
    finding->entry = TEXT("A\\{closure}{closure}");
    finding->channel = TEXT("cli\xFF"
                            "ent");
    finding->trigger = TEXT("a](b `c` d");
    VEC_PUSH(&f->arena, &finding->triggers, TEXT("<b>e</b>"));
    finding->entry_location = at("/absolute/\xE2\x82\xAC.php", 1, 0, 0, "A\\{closure}", "");
    finding->clause = TEXT("a \"clause\"");
    finding->fingerprint = TEXT("ff");
    finding->request.method = TEXT("POST");
    bind(f, &finding->request.query, "a[]", "\xFF&=+ %", "``");
    bind(f, &finding->request.query, "", "", "");
    bind(f, &finding->request.body, "", "{\"a\": \"\xC3\xA9\x80\"}", "");
    bind(f, &finding->state, "", "`", "");
    bind(f, &finding->state, "x`y", "a\nb", "[n](o)");
    add_step(f, finding, at("", 0, 0, 0, "", ""), "", 400, false);
    add_step(f, finding, at("a.js", 3, 9, 1, "shop\npay", "x\ny"), "a](1) \x1B]0;t\x07", 1, true);
    add_text(f, finding, "");
    add_text(f, finding, "*assumed* \xFE");
    struct report_location backwards = at(path, 9, 8, 0, "f", "four");
    backwards.end_line = 2;
    add_finding(f, 1, VERDICT_VIOLATED, backwards)->entry_location = entry();
    add_finding(f, 1, VERDICT_POSSIBLE, at("", 0, 0, 0, "", ""))->why = WHY_BY_DESIGN;
    diag_about(&f->sink, DIAG_WARNING, text_of(path), "bad [bytes](x): \xFF \x1B[0m");
    VEC_PUSH(&f->arena, &f->report.files, text_of(path));
    VEC_PUSH(&f->arena, &f->report.files, text_of(path));
    VEC_PUSH(&f->arena, &f->report.platforms,
             TEXT("plat\xFF"
                  "form"));
    count(f, "\xFF`eval`", 1);
}

static void test_awkward_texts(void)
{
    struct fixture f;
    begin(&f);
    fill_awkward(&f);
    unit_check_golden(print_as(&f, "sarif"), GOLDEN("awkward.sarif"));
    unit_check_golden(print_as(&f, "text"), GOLDEN("awkward.txt"));
    end(&f);
}

static struct text long_text(struct fixture *f, const char *unit, uint32_t count)
{
    struct buffer text;
    buffer_init(&text);
    for (uint32_t i = 0; i < count; i++)
        buffer_add(&text, text_of(unit));
    struct text copy = text_copy(&f->arena, buffer_text(&text));
    buffer_done(&text);
    return copy;
}

static void fill_long(struct fixture *f)
{
    struct text minified = long_text(f, "a.b(\xC3\xA9);", 10000),
                words = long_text(f, "word ", 9000);
    add_rule(f, "TP1001", "N", "t", 20)->help = words;
    for (uint32_t i = 0; i < 40; i++)
        VEC_PUSH(&f->arena, &f->report.rules.items[0].cwe, 100 + i);
    struct report_location here = {TEXT("a.min.js"), 1, 1, 1, 70001, TEXT("f"), minified};
    struct finding *finding = add_finding(f, 0, VERDICT_VIOLATED, here);
    finding->message = minified;
    finding->request.method = TEXT("POST");
    finding->request.target = TEXT("/");
    for (uint32_t i = 0; i < 700; i++) {
        struct report_binding binding = {text_print(&f->arena, "n%" PRIu32, i), words, words};
        VEC_PUSH(&f->arena, &finding->state, binding);
        VEC_PUSH(&f->arena, &finding->assumptions, binding.name);
        add_step(f, finding, at("a.min.js", 1, i + 1, 1, "f", ""), "s", i % 9, i % 50 == 49);
    }
}

static uint32_t longest_line(struct text text)
{
    uint32_t longest = 0;
    while (text.size) {
        size_t end = text_find(text, TEXT("\n"), 0);
        size_t size = end == SIZE_MAX ? text.size : end;
        size_t columns = utf8_count(text_slice(text, 0, size));
        longest = columns > longest ? (uint32_t)columns : longest;
        text = text_slice(text, end == SIZE_MAX ? size : size + 1, text.size);
    }
    return longest;
}

static json_t *parse(struct text text)
{
    json_error_t error;
    json_t *value = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, &error);
    if (!value)
        FAIL("not JSON: %s at %d", error.text, error.position);
    return value;
}

static const json_t *result_at(const json_t *log, size_t run, size_t index)
{
    const json_t *runs = json_object_get(log, "runs");
    return json_array_get(json_object_get(json_array_get(runs, run), "results"), index);
}

static const json_t *steps_of(const json_t *result)
{
    const json_t *flow = json_array_get(json_object_get(result, "codeFlows"), 0);
    const json_t *thread = json_array_get(json_object_get(flow, "threadFlows"), 0);
    return json_object_get(thread, "locations");
}

static void test_long_texts_are_bounded(void)
{
    struct fixture f;
    begin(&f);
    fill_long(&f);
    struct text text = print_as(&f, "text");
    CHECK(longest_line(text) <= 100);
    CHECK(text.size < 2000000);
    json_t *log = parse(print_as(&f, "sarif"));
    CHECK(f.out.size < 3000000);
    const json_t *steps = steps_of(result_at(log, 0, 0));
    CHECK(json_array_size(steps) == 100);
    const json_t *last = json_array_get(steps, 99);
    CHECK(json_integer_value(json_object_get(last, "executionOrder")) == 700);
    json_decref(log);
    end(&f);
}

static void test_the_way_of_the_data_is_a_code_flow(void)
{
    struct fixture f;
    begin(&f);
    fill_long(&f);
    json_t *log = parse(print_as(&f, "sarif"));
    CHECK(json_array_size(json_object_get(result_at(log, 0, 0), "codeFlows")) == 1);
    json_decref(log);
    struct finding *finding = &f.report.findings.items[0];
    for (uint32_t i = 0; i < 2; i++)
        VEC_PUSH(&f.arena, &finding->data_steps, finding->steps.items[i]);
    log = parse(print_as(&f, "sarif"));
    CHECK(json_array_size(json_object_get(result_at(log, 0, 0), "codeFlows")) == 2);
    CHECK(json_array_size(steps_of(result_at(log, 0, 0))) == 100);
    json_decref(log);
    end(&f);
}

/* For tests/tools/validate-sarif: too large for a golden. */
static void keep_for_validation(struct text log)
{
    FILE *file = fopen("build/many.sarif", "wb");
    CHECK(file != NULL);
    if (file) {
        fwrite(log.data, 1, log.size, file);
        fclose(file);
    }
}

static void test_many_findings_become_runs(void)
{
    struct fixture f;
    begin(&f);
    add_shop_rules(&f);
    for (uint32_t i = 0; i < 2000; i++) {
        struct report_location here = at("a.php", i + 1, 1, 4, "A::f", "pay();");
        enum verdict_kind verdict = i % 500 == 499 ? VERDICT_VIOLATED : VERDICT_PROVED;
        add_finding(&f, i % 4, verdict, here)->message = TEXT("Paid.");
    }
    json_t *log = parse(print_as(&f, "sarif"));
    keep_for_validation(buffer_text(&f.out));
    CHECK(json_array_size(json_object_get(log, "runs")) == 2);
    CHECK(result_at(log, 0, 999) != NULL && result_at(log, 0, 1000) == NULL);
    CHECK(result_at(log, 1, 999) != NULL && result_at(log, 1, 1000) == NULL);
    for (size_t i = 0; i < 5; i++) {
        const json_t *kind = json_object_get(result_at(log, 0, i), "kind");
        CHECK(strcmp(json_string_value(kind), i < 4 ? "fail" : "pass") == 0);
    }
    json_decref(log);
    CHECK(longest_line(print_as(&f, "text")) <= 100);
    end(&f);
}

static void test_what_no_log_holds_is_counted(void)
{
    struct fixture f;
    begin(&f);
    add_rule(&f, "TP1001", "N", "t", 0);
    for (uint32_t i = 0; i < 5003; i++)
        add_finding(&f, 0, VERDICT_PROVED, at("a.php", i + 1, 1, 1, "f", ""));
    for (uint32_t i = 0; i < 600; i++)
        diag_about(&f.sink, DIAG_NOTE, TEXT("a.php"), "note %" PRIu32, i);
    json_t *log = parse(print_as(&f, "sarif"));
    CHECK(json_array_size(json_object_get(log, "runs")) == 5);
    CHECK(text_find(buffer_text(&f.out), TEXT("\"3 results are only counted here"), 0) != SIZE_MAX);
    CHECK(text_find(buffer_text(&f.out), TEXT("\"100 further notifications"), 0) != SIZE_MAX);
    json_decref(log);
    end(&f);
}

static void test_order_does_not_depend_on_discovery(void)
{
    struct fixture f;
    begin(&f);
    fill_shop(&f);
    struct text text = text_copy(&f.arena, print_as(&f, "text"));
    struct random random = {7};
    for (uint32_t round = 0; round < 20; round++) {
        for (uint32_t i = f.report.findings.count; i > 1; i--) {
            struct finding *a = &f.report.findings.items[i - 1];
            struct finding *b = &f.report.findings.items[random_below(&random, i)];
            struct finding swap = *a;
            *a = *b;
            *b = swap;
        }
        report_sort(&f.report);
        CHECK(text_equal(print_as(&f, "text"), text));
    }
    end(&f);
}

static void test_counts(void)
{
    struct fixture f;
    begin(&f);
    fill_shop(&f);
    CHECK(report_count(&f.report, UINT32_MAX, VERDICT_UNKNOWN) == 3);
    CHECK(report_count(&f.report, 3, VERDICT_UNKNOWN) == 3);
    CHECK(report_count(&f.report, 0, VERDICT_UNKNOWN) == 0);
    CHECK(report_count(&f.report, 0, VERDICT_PROVED) == 1);
    end(&f);
}

static void test_chosen_steps(void)
{
    struct fixture f;
    begin(&f);
    struct finding finding = {0};
    bool kept[10];
    report_select_steps(&finding.steps, 4, kept);
    for (uint32_t i = 0; i < 10; i++)
        add_step(&f, &finding, entry(), "", 0, i == 2 || i == 4 || i == 5);
    static const bool four[10] = {true, false, false, false, true, true, false, false, false, true};
    static const bool six[10] = {true, false, true, false, true, true, false, false, true, true};
    report_select_steps(&finding.steps, 4, kept);
    CHECK(memcmp(kept, four, sizeof four) == 0);
    report_select_steps(&finding.steps, 6, kept);
    CHECK(memcmp(kept, six, sizeof six) == 0);
    end(&f);
}

/* A few of the tokens that formats trip over, in any order. */
static struct text random_text(struct fixture *f, struct random *random)
{
    static const struct text tokens[] = {
        {"", 0},         {"\0", 1},        {"\n", 1},     {"\r\n", 2}, {"\n\n", 2}, {"\xFF", 1},
        {"\xC3\xA9", 2}, {"\xE2", 1},      {"`", 1},      {"``` ", 4}, {"](1)", 4}, {"\\", 1},
        {"\"", 1},       {"{closure}", 9}, {"::", 2},     {"(", 1},    {"/", 1},    {"%", 1},
        {" ", 1},        {"word", 4},      {"\x1B[2J", 4}};
    struct buffer text;
    buffer_init(&text);
    for (uint32_t i = random_below(random, 6); i > 0; i--)
        buffer_add(&text, tokens[random_below(random, ARRAY_LENGTH(tokens))]);
    struct text copy = text_copy(&f->arena, buffer_text(&text));
    buffer_done(&text);
    return copy;
}

static struct report_location random_location(struct fixture *f, struct random *random)
{
    return (struct report_location){random_text(f, random),   random_below(random, 4),
                                    random_below(random, 5),  random_below(random, 4),
                                    random_below(random, 12), random_text(f, random),
                                    random_text(f, random)};
}

static void add_random_finding(struct fixture *f, struct random *random)
{
    struct finding *finding = add_finding(
        f, 0, (enum verdict_kind)random_below(random, VERDICT_COUNT), random_location(f, random));
    finding->why = (enum why)random_below(random, WHY_COUNT);
    finding->why_detail = random_text(f, random);
    finding->message = random_text(f, random);
    finding->entry = random_text(f, random);
    finding->channel = random_text(f, random);
    finding->trigger = random_text(f, random);
    finding->entry_location = random_location(f, random);
    finding->fingerprint = random_text(f, random);
    finding->request.method = random_text(f, random);
    finding->request.target = random_text(f, random);
    for (uint32_t i = random_below(random, 4); i > 0; i--) {
        struct report_binding binding = {random_text(f, random), random_text(f, random),
                                         random_text(f, random)};
        struct report_step step = {random_location(f, random), random_text(f, random), i, i == 2};
        VEC_PUSH(&f->arena, &finding->request.query, binding);
        VEC_PUSH(&f->arena, &finding->request.body, binding);
        VEC_PUSH(&f->arena, &finding->state, binding);
        VEC_PUSH(&f->arena, &finding->assumptions, binding.note);
        VEC_PUSH(&f->arena, &finding->steps, step);
    }
}

static void test_random_reports(void)
{
    struct random random = {3};
    for (uint32_t round = 0; round < 300; round++) {
        struct fixture f;
        begin(&f);
        struct report_rule *rule = add_rule(&f, "", "", "", 0);
        rule->id = random_text(&f, &random);
        rule->name = random_text(&f, &random);
        rule->title = random_text(&f, &random);
        rule->help = random_text(&f, &random);
        for (uint32_t i = 0; i < 3; i++)
            add_random_finding(&f, &random);
        report_sort(&f.report);
        CHECK(print_as(&f, "text").size > 0);
        json_decref(parse(print_as(&f, "sarif")));
        end(&f);
    }
}

void suite_report(CU_pSuite suite)
{
    CU_ADD_TEST(suite, test_formats_are_found_by_name);
    CU_ADD_TEST(suite, test_shop);
    CU_ADD_TEST(suite, test_empty);
    CU_ADD_TEST(suite, test_proved_and_interrupted);
    CU_ADD_TEST(suite, test_awkward_texts);
    CU_ADD_TEST(suite, test_long_texts_are_bounded);
    CU_ADD_TEST(suite, test_the_way_of_the_data_is_a_code_flow);
    CU_ADD_TEST(suite, test_many_findings_become_runs);
    CU_ADD_TEST(suite, test_what_no_log_holds_is_counted);
    CU_ADD_TEST(suite, test_order_does_not_depend_on_discovery);
    CU_ADD_TEST(suite, test_counts);
    CU_ADD_TEST(suite, test_chosen_steps);
    CU_ADD_TEST(suite, test_random_reports);
}
