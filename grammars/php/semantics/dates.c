/*
 * Built-in functions of dates, in UTC: that is PHP's time zone until a program or its configuration
 * says another one. The current time is an input that the server chooses.
 */
#include "grammars/php/semantics/builtins.h"

static const char *const day_names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                        "Thursday", "Friday", "Saturday"};
static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

/* ---- calendar (Gregorian, in days from 1970-01-01) ---- */

struct moment {
    int64_t year;
    int month, day; /* from 1 */
    int hour, minute, second;
    int week_day; /* 0: Sunday */
    int year_day; /* from 0 */
};

static bool is_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int64_t year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Days before the year. */
static int64_t days_before(int64_t year)
{
    int64_t y = year - 1;
    return 365 * y + floor_div(y, 4) - floor_div(y, 100) + floor_div(y, 400) - 719162;
}

static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    year += floor_div(month - 1, 12);
    month = (month - 1) - floor_div(month - 1, 12) * 12 + 1;
    int64_t days = days_before(year) + day - 1;
    for (int m = 1; m < month; m++)
        days += month_days(year, m);
    return days;
}

static struct moment moment_of(int64_t time)
{
    struct moment m = {0};
    int64_t days = floor_div(time, 86400), rest = time - days * 86400;
    m.hour = (int)(rest / 3600);
    m.minute = (int)(rest / 60 % 60);
    m.second = (int)(rest % 60);
    m.week_day = (int)(((days + 4) % 7 + 7) % 7);
    m.year = 1970 + floor_div(days, days < 0 ? 365 : 366) - 1;
    while (days_before(m.year + 1) <= days)
        m.year++;
    m.year_day = (int)(days - days_before(m.year));
    int left = m.year_day;
    for (m.month = 1; left >= month_days(m.year, m.month); m.month++)
        left -= month_days(m.year, m.month);
    m.day = left + 1;
    return m;
}

/* ISO 8601: the week that the day is in, and the year that the week belongs to. */
static int iso_week(const struct moment *m, int64_t *year)
{
    int week_day = m->week_day ? m->week_day : 7;
    int week = (m->year_day + 1 - week_day + 10) / 7;
    *year = m->year;
    if (week == 0) {
        *year = m->year - 1;
        int days = is_leap(*year) ? 366 : 365;
        return (m->year_day + 1 + days - week_day + 10) / 7;
    }
    int days = is_leap(m->year) ? 366 : 365;
    if (week == 53 && m->year_day + 4 - week_day >= days) {
        *year = m->year + 1;
        return 1;
    }
    return week;
}

/* ---- formats ---- */

static const char *suffix_of(int day)
{
    if (day / 10 == 1)
        return "th";
    switch (day % 10) {
    case 1: return "st";
    case 2: return "nd";
    case 3: return "rd";
    default: return "th";
    }
}

static void add_time(struct buffer *out, char letter, const struct moment *m)
{
    int hour = m->hour % 12 ? m->hour % 12 : 12;
    switch (letter) {
    case 'a': buffer_add(out, m->hour < 12 ? TEXT("am") : TEXT("pm")); break;
    case 'A': buffer_add(out, m->hour < 12 ? TEXT("AM") : TEXT("PM")); break;
    case 'g': buffer_print(out, "%d", hour); break;
    case 'G': buffer_print(out, "%d", m->hour); break;
    case 'h': buffer_print(out, "%02d", hour); break;
    case 'H': buffer_print(out, "%02d", m->hour); break;
    case 'i': buffer_print(out, "%02d", m->minute); break;
    case 's': buffer_print(out, "%02d", m->second); break;
    case 'u': buffer_add(out, TEXT("000000")); break;
    case 'v': buffer_add(out, TEXT("000")); break;
    case 'e':
    case 'T': buffer_add(out, TEXT("UTC")); break;
    case 'O': buffer_add(out, TEXT("+0000")); break;
    case 'P': buffer_add(out, TEXT("+00:00")); break;
    case 'p': buffer_add_byte(out, 'Z'); break;
    default: buffer_add_byte(out, '0'); break; /* I and Z */
    }
}

static void add_day(struct buffer *out, char letter, const struct moment *m)
{
    int64_t year;
    int week = iso_week(m, &year);
    switch (letter) {
    case 'd': buffer_print(out, "%02d", m->day); break;
    case 'D': buffer_print(out, "%.3s", day_names[m->week_day]); break;
    case 'j': buffer_print(out, "%d", m->day); break;
    case 'l': buffer_print(out, "%s", day_names[m->week_day]); break;
    case 'N': buffer_print(out, "%d", m->week_day ? m->week_day : 7); break;
    case 'S': buffer_print(out, "%s", suffix_of(m->day)); break;
    case 'w': buffer_print(out, "%d", m->week_day); break;
    case 'z': buffer_print(out, "%d", m->year_day); break;
    case 'W': buffer_print(out, "%02d", week); break;
    case 'o': buffer_print(out, "%" PRId64, year); break;
    case 'F': buffer_print(out, "%s", month_names[m->month - 1]); break;
    case 'M': buffer_print(out, "%.3s", month_names[m->month - 1]); break;
    case 'm': buffer_print(out, "%02d", m->month); break;
    case 'n': buffer_print(out, "%d", m->month); break;
    case 't': buffer_print(out, "%d", month_days(m->year, m->month)); break;
    case 'L': buffer_print(out, "%d", is_leap(m->year)); break;
    case 'Y':
        buffer_print(out, "%s%04" PRId64, m->year < 0 ? "-" : "", m->year < 0 ? -m->year : m->year);
        break;
    default: buffer_print(out, "%02d", (int)(m->year % 100)); break; /* y */
    }
}

static void add_format(struct buffer *out, struct text format, int64_t time)
{
    struct moment m = moment_of(time);
    for (size_t i = 0; i < format.size; i++) {
        char c = format.data[i];
        if (c == '\\') {
            if (++i < format.size)
                buffer_add_byte(out, format.data[i]);
        } else if (c == 'U') {
            buffer_print(out, "%" PRId64, time);
        } else if (c == 'c') {
            add_format(out, TEXT("Y-m-d\\TH:i:sP"), time);
        } else if (c == 'r') {
            add_format(out, TEXT("D, d M Y H:i:s O"), time);
        } else if (c && strchr("aAgGhHisuveTOPpIZ", c)) {
            add_time(out, c, &m);
        } else if (c && strchr("dDjlNSwzWoFMmntLYy", c)) {
            add_day(out, c, &m);
        } else {
            buffer_add_byte(out, c);
        }
    }
}

static const int64_t farthest = INT64_C(30000000000000);

PHP_TERM(date, SORT_STRING)
{
    struct buffer out;
    if (args[1].integer > farthest || args[1].integer < -farthest ||
        text_find(args[0].text, TEXT("B"), 0) != SIZE_MAX ||
        text_find(args[0].text, TEXT("X"), 0) != SIZE_MAX ||
        text_find(args[0].text, TEXT("x"), 0) != SIZE_MAX)
        return false;
    buffer_init(&out);
    add_format(&out, args[0].text, args[1].integer);
    return give_buffer(arena, result, &out);
}

/* The time of an argument, else now. */
static struct value time_of(struct call *call, uint32_t index)
{
    if (!arg_is_null(call, index))
        return call->args[index];
    exec_unsupported(call->x, "the current time");
    if (exec_is_dead(call->x))
        return VALUE_OF_NULL;
    return exec_server_value(call->x, TEXT("time"), VALUE_MASK(VALUE_INT));
}

static struct value run_date(struct call *call)
{
    struct value time = time_of(call, 1);
    if (exec_is_dead(call->x))
        return VALUE_OF_NULL;
    term_id args[2] = {value_term(call->args[0]), value_term(time)};
    return value_apply(call->x, &kind_date, args, 2);
}

/* ---- making times ---- */

static struct value run_mktime(struct call *call)
{
    int64_t parts[6];
    for (uint32_t i = 0; i < 6; i++)
        if (!arg_given(call, i) || arg_is_null(call, i) || !arg_int(call, i, 0, &parts[i]) ||
            parts[i] > 1000000 || parts[i] < -1000000)
            return call_derived(call, VALUE_MASK(VALUE_INT));
    int64_t year = parts[5];
    if (year >= 0 && year < 70)
        year += 2000;
    else if (year >= 70 && year <= 100)
        year += 1900;
    int64_t days = days_of(year, parts[3], parts[4]);
    return value_of_int(call->x, days * 86400 + parts[0] * 3600 + parts[1] * 60 + parts[2]);
}

PHP_TERM(checkdate, SORT_BOOL)
{
    int64_t month = args[0].integer, day = args[1].integer, year = args[2].integer;
    return give_bool(result, month >= 1 && month <= 12 && year >= 1 && year <= 32767 && day >= 1 &&
                                 day <= month_days(year, (int)month));
}

/* "2024-05-06", "2024-05-06 07:08[:09]", "2024-05-06T07:08:09Z", "@12" */
static bool read_time(struct text text, int64_t *time)
{
    int year, month, day, hour = 0, minute = 0, second = 0, used = 0;
    struct text rest = text;
    if (text.size > 1 && text.data[0] == '@') {
        double ignored;
        return php_parse_number(text_slice(text, 1, text.size), time, &ignored) == PHP_INT;
    }
    if (sscanf(text.data, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || used != 10)
        return false;
    rest = text_slice(text, 10, text.size);
    if (rest.size) {
        if (rest.data[0] != ' ' && rest.data[0] != 'T')
            return false;
        rest = text_slice(rest, 1, rest.size);
        used = 0;
        if (sscanf(rest.data, "%2d:%2d:%2d%n", &hour, &minute, &second, &used) != 3 || used != 8)
            return false;
        rest = text_slice(rest, 8, rest.size);
    }
    if (rest.size && !text_is(rest, "Z") && !text_is(rest, "+00:00") && !text_is(rest, " UTC"))
        return false;
    if (month < 1 || month > 12 || day < 1 || day > month_days(year, month) || hour > 23 ||
        minute > 59 || second > 59 || year < 1000)
        return false;
    *time = days_of(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
    return true;
}

static struct value run_strtotime(struct call *call)
{
    struct text text;
    int64_t time;
    if (arg_text(call, 0, NULL, &text) && read_time(text, &time))
        return value_of_int(call->x, time);
    return call_derived(call, VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_BOOL));
}

static struct value run_date_default_timezone_get(struct call *call)
{
    return exec_is_concrete(call->x) ? call_text(call, TEXT("UTC"))
                                     : call_derived(call, VALUE_MASK(VALUE_STRING));
}

static struct value run_date_default_timezone_set(struct call *call)
{
    struct text zone;
    if (!arg_text(call, 0, NULL, &zone) || !text_is(zone, "UTC"))
        exec_unsupported(call->x, "a time zone other than UTC");
    return value_of_bool(call->x, true);
}

static struct value run_cal_days_in_month(struct call *call)
{
    int64_t calendar, month, year;
    exec_unsupported(call->x, "the calendar extension");
    if (!arg_int(call, 0, 0, &calendar) || !arg_int(call, 1, 0, &month) ||
        !arg_int(call, 2, 0, &year) || calendar != 0 || month < 1 || month > 12 || year < 1 ||
        year > 9999)
        return call_derived(call, VALUE_MASK(VALUE_INT));
    return value_of_int(call->x, month_days(year, (int)month));
}

static struct value run_getdate(struct call *call)
{
    struct constant time;
    struct exec *x = call->x;
    if (arg_is_null(call, 0) || !value_is_constant(x, call->args[0], &time) ||
        time.integer > farthest || time.integer < -farthest)
        return call_derived(call, VALUE_MASK(VALUE_ARRAY));
    struct moment m = moment_of(time.integer);
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {{"seconds", m.second}, {"minutes", m.minute}, {"hours", m.hour},
                   {"mday", m.day},       {"wday", m.week_day},  {"mon", m.month},
                   {"year", m.year},      {"yday", m.year_day}};
    struct value out = array_empty(x);
    for (size_t i = 0; i < ARRAY_LENGTH(numbers); i++)
        out = array_put(x, out, value_of_text(x, text_of(numbers[i].name)),
                        value_of_int(x, numbers[i].value));
    out = array_put(x, out, value_of_text(x, TEXT("weekday")),
                    value_of_text(x, text_of(day_names[m.week_day])));
    out = array_put(x, out, value_of_text(x, TEXT("month")),
                    value_of_text(x, text_of(month_names[m.month - 1])));
    return array_put(x, out, value_of_int(x, 0), call->args[0]);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("cal_days_in_month", 3, 3, "int $calendar, int $month, int $year",
                 run_cal_days_in_month),
    PHP_PURE("checkdate", 3, 3, "int $month, int $day, int $year", &kind_checkdate),
    PHP_FUNCTION("date", 1, 2, "string $format, ?int $timestamp = null", run_date),
    PHP_FUNCTION("date_default_timezone_get", 0, 0, "", run_date_default_timezone_get),
    PHP_FUNCTION("date_default_timezone_set", 1, 1, "string $timezoneId",
                 run_date_default_timezone_set),
    PHP_FUNCTION("getdate", 0, 1, "?int $timestamp = null", run_getdate),
    PHP_FUNCTION("gmdate", 1, 2, "string $format, ?int $timestamp = null", run_date),
    PHP_FUNCTION("gmmktime", 1, 6,
                 "int $hour, ?int $minute = null, ?int $second = null, ?int $month = null, ?int "
                 "$day = null, ?int $year = null",
                 run_mktime),
    PHP_FUNCTION("mktime", 1, 6,
                 "int $hour, ?int $minute = null, ?int $second = null, ?int $month = null, ?int "
                 "$day = null, ?int $year = null",
                 run_mktime),
    PHP_FUNCTION("strtotime", 1, 2, "string $datetime, ?int $baseTimestamp = null", run_strtotime),
};

const struct php_builtins php_builtins_dates = {items, ARRAY_LENGTH(items)};
