"""Arguments for built-in functions: by type, by the parameter's name, and whole cells."""

STRINGS = ['""', '"0"', '"a"', '"abc"', '"Hello World"', '"hello world foo"', '"  padded \\n"', '"12abc"', '"1.50"',
           '"-7"', '"ÄÖü€"', '"a,b,,c"', '"x=1&y[]=2"', '"<b>\\"q\\" & \'s\'</b>"', '"a\\0b"', '"aAbBaa"', '"\\xff\\xfe"']
INTS = ["0", "1", "-1", "2", "3", "5", "-3", "10", "100"]
FLOATS = ["0.0", "1.5", "-2.5", "0.1", "1234567.891", "1e20", "-0.0", "2.5", "3.14159", "0.005"]
BOOLS = ["true", "false"]
ARRAYS = ["[]", "[1, 2, 3]", '["a" => 1, "b" => 2]', '["x", "y", "x"]', '[3, "10", 1.5, null, true]',
          '[5 => "a", 2 => "b", "k" => [1, [2]]]', '["b" => "B", "a" => "A"]', "[[1, 2], [3, 4]]"]
MIXED = ["null", "true", "0", "1", "-1.5", '""', '"0"', '"1"', '"abc"', '"a"', "[]", "[1, 2]"]

BY_TYPE = {"string": STRINGS, "int": INTS, "float": FLOATS, "bool": BOOLS, "array": ARRAYS, "mixed": MIXED,
           "object": ["new stdClass", "new Plain"], "callable": ['"strtoupper"', "fn($v) => $v"], "null": ["null"],
           "iterable": ARRAYS, "Traversable": ["new ArrayIterator([1, 2])"], "Countable": ["new ArrayIterator([1, 2])"]}

# what puts back a state that earlier cells may have left
FIRST = {"ini_set": 'ini_set("error_log", ""); ini_set("html_errors", "0"); ',
         "error_reporting": "error_reporting(E_ALL); "}

# PHP hands on what the C library's memcmp says, of which only the sign is defined: near the end of a page another
# number comes out for the same texts.
SIGN = {"strcmp", "strncmp"}

WRONG = ["[]", "null", "new stdClass", '"abc"', "1.5", "true", 'new Words("5")']

BY_NAME = {
    "str_repeat.times": ["0", "1", "3", "-1"],
    "str_pad.length": ["0", "3", "10", "-1", "12"],
    "str_pad.pad_string": ['" "', '"-"', '"xy"', '""'],
    "str_pad.pad_type": ["0", "1", "2", "3"],
    "characters": ['" "', '"a..z"', '"abc"', '"\\n "', '"H"', '""'],
    "needle": ['""', '"a"', '"o"', '"l"', '"World"', '"zz"', '"0"', '"A"', '"ll"'],
    "offset": ["0", "1", "-1", "3", "-3", "50", "-50"],
    "length": ["0", "1", "2", "-1", "5", "-20", "100", "null"],
    "separator": ['","', '" "', '""', '"b"', '", "', '"\\n"', "[]", '["a", 1]'],
    "explode.separator": ['","', '" "', '""', '"b"', '"aA"'],
    "limit": ["0", "1", "2", "-1", "-2", "10", "-10"],
    "search": ['"a"', '""', '"aA"', '["a", "b"]', '["k" => "a", "l" => "o"]', '["a", "", "b"]', "[]", '"o w"'],
    "replace": ['"x"', '""', '["1", "2"]', '["q"]', "[]", '"aa"'],
    "subject": ['"banana Hello World"', '["x" => "abc", 3 => "bcd", [1]]', '"aAaA"', '""', "[]", "[1, 2.5, null]"],
    "strtr.from": ['"ab"', '""', '"Helo"', '["a" => "1", "ab" => "2"]', '["Hello" => "Hi", "World" => "Earth", "" => "x"]', "[]"],
    "strtr.to": ['"xy"', '"1"', '""'],
    "format": ['"%s"', '"%d"', '"%5.2f|%-8s|%05d"', '"%x %X %o %b %c"', '"%e %E %g %G"', '"%+d %+.1f"', '"%\'*10s"', '"%2$s %1$s"',
               '"100%%"', '"%"', '"%z"', '"%u"', '"%-05d|%05s|%-05s"', '"%10.4f"', '"%.3s"', '"%3$s"', '"%0$s"', '"%08.2f"', '"%F"', '""'],
    "num": ["0", "1", "-1", "5", "1234567", "-0.5", "0.5", "1.5", "2.5", "-1234.567", "1.005", "1.955", "5.055", "1e15", "1e22", "0.285", "\"12.5\"", "true", "\"abc\"",
            "19.99", "PHP_INT_MAX", "PHP_INT_MIN", "INF", "NAN", "-0.0", "null"],
    "precision": ["0", "1", "2", "3", "-1", "-2", "5"],
    "round.mode": ["1", "2", "3", "4"],
    "decimals": ["0", "1", "2", "3", "-1", "10"],
    "decimal_separator": ['"."', '","', '""', "null", '"ab"'],
    "thousands_separator": ['","', '"."', '""', "null", '" "'],
    "sprintf.values": STRINGS[:8] + ["1", "-5", "3.14159", "1e20", "true", "null", "-0.0", "INF", "NAN", "255", "65"],
    "printf.values": ["1", "-5", "3.14159", '"abc"', "true", "null"],
    "num1": ["0", "1", "-7", "7", "2.5", "PHP_INT_MIN"], "num2": ["0", "1", "-1", "2", "3", "0.5"],
    "from_base": ["2", "8", "10", "16", "36", "1", "37"], "to_base": ["2", "8", "10", "16", "36", "1", "37"],
    "base_convert.num": ['"ff"', '"101"', '"zz"', '"-5"', '"12.5"', '""', '"ffffffffffffffffffff"'],
    "hex_string": ['"ff"', '"0xFF"', '"xyz"', '""', '"ffffffffffffffff"', '"7fffffffffffffff"', '"8000000000000000"'],
    "binary_string": ['"101"', '"0b11"', '"2"', '""', '"1111111111111111111111111111111111111111111111111111111111111111"'],
    "octal_string": ['"17"', '"0o17"', '"9"', '"777777777777777777777777"'],
    "json": ['"{}"', '"[]"', '"[1,2,{}]"', "'{\"a\":{\"b\":[1,2.5,\"x\"]},\"c\":null}'", '"1e2"', '"-0"',
             '"12345678901234567890"', '"tRUE"', '"null"', r"""'"\u00e9\ud83d\ude00"'""", r"""'"\ud83d"'""",
             r"""'"' . "\xff" . '"'""", '"{a:1}"', '"[1,]"', '""', '" 1 "', '"1 2"', '"[[[1]]]"',
             "'{\"\":1,\"0\":2,\"0\":3}'", r"""'"a' . "\n" . 'b"'""", '"01"', '"-"', '"1."',
             r"""'{"\u0000a":1}'""", r'"\x01"', r"""'"abc'""", '"[1"', r"""'"\q"'"""],
    "json_decode.flags": ["0", "1", "2", "1 << 20", "1 << 21", "1 << 22"], "depth": ["512", "1", "2", "0"],
    "json_encode.flags": ["0", "1", "15", "16", "32", "64", "128", "256", "512", "1024", "128 | 64", "256 | 2048", "1 << 20", "1 << 21", "1 << 22", "128 | 16"],
    "json_encode.value": MIXED + STRINGS + FLOATS + ARRAYS + ["INF", "new Plain", "new stdClass", "(object) ['a' => [1, []], 'b' => new stdClass]", r'"a/b</script>\u{1F600}\u{2028}"', "fn($v) => $v", '["12", "1.5", "abc", 1e25]'],
    "url": ['"http://user:pw@www.example.com:8080/p/a?q=1&r#f"', '"https://a.b"', '"//host/x"', '"/path?x"', '"a.com:80"', '"a.com:80/x"',
            '"mailto:me@x.y"', '":80"', '"x:"', '"http://"', '"http:///x"', '"http://[::1]:80/"', '"?q"', '"#f"', '""', '"a:b:c"', '"http://h:999999"',
            '"file:///etc/x"', '"http://a@b@c/"', '"http://h:/x"', '"1.2.3.4:8080"', '"/a:80"', '"http://h?a:b"', '"ht tp://x"', '"a\\tb"'],
    "component": ["-1", "0", "1", "2", "3", "4", "5", "6", "7"],
    "parse_str.string": ['"a=1&b=2"', '"a[]=1&a[]=2"', '"a[b][c]=x&a[b][d]=y"', '"a.b=1&c d=2"', '"a"', '"=x"', '"&&"', '"a=%20+%41"', '"a[b=1"', '"a[b]c=1"',
            '"a=1&a[x]=2"', '"5=x&07=y"', '"a[5]=x&a[]=y"', '" x=1"', '""', '"a=b=c"', '"%61=1"'],
    "data": ARRAYS + ['["a b" => "c&d", "e" => [1, "x y"], "n" => null, "t" => true, "f" => false, "d" => 1.5]', 'new Plain', '(object) ["a" => [1]]'],
    "numeric_prefix": ['""', '"n_"'], "arg_separator": ["null", '"&amp;"', '";"'], "encoding_type": ["1", "2"],
    "algo": ['"md5"', '"sha1"', '"sha256"', '"SHA512"', '"sha384"', '"sha224"', '"crc32b"', '"adler32"', '"sha3-256"', '"sha512/256"', '"ripemd160"', '"none"', '"md4"'],
    "hash.options": ["[]"], "hash_hmac.key": ['""', '"key"', 'str_repeat("k", 200)'],
    "base64_decode.string": ['"aGVsbG8="', '"aGVsbG8"', '"aGVs bG8="', '"a"', '"ab=c"', '"a===="', '"@@"', '""', '"YWI="', '"YWI=="', '"YW\\nI="'],
    "hex2bin.string": ['"616263"', '"616"', '"zz"', '""', '"4A4b"'],
    "html_entity_decode.string": ['"&lt;a&gt; &amp;amp; &quot;&#039;&#39;&apos;"', '"&eacute;&euro;&nbsp;&hearts;"', '"&#x41;&#65;&#0;&#128;&#xD800;"', '"&bogus; &amp &; &#; &#x;"', '"a&b"'],
    "htmlspecialchars_decode.string": ['"&lt;a&gt; &amp;amp; &quot;&#039;&#39;&apos;&#x27;"', '"&eacute; &#60; &#x26;"', '"a&b"'],
    "htmlspecialchars.string": STRINGS + ['"&amp; &lt; &#39; &bogus; &x"'], "htmlentities.string": STRINGS + ['"é&eacute;€ñ"'],
    "htmlspecialchars.flags": ["11", "3", "2", "0", "8", "4", "3 | 48", "11 | 16"], "htmlentities.flags": ["11", "3", "2", "0", "8", "4"],
    "html_entity_decode.flags": ["11", "3", "2", "0"], "htmlspecialchars_decode.flags": ["11", "3", "2", "0"],
    "encoding": ["null", '"UTF-8"', '"utf-8"'],
    "strip_tags.string": STRINGS + ['"<p>Hello <b>World</b></p>"', '"a < b > c"', '"<a href=\'x>y\'>t</a>"', '"<!-- c -->d"', '"<br/>x<"', '"1<2"', '"<<b>>x"', '"<p"', r'"a<b\"c>d"'],
    "strip_tags.allowed_tags": ["null"],
    "version1": ['"5.2"', '"5.2rc1"', '"8.0.0"', '"1.0.0-beta2"', '""', '"1.0"', '"5.2.0pl1"', '"1a"', '"10.1"', '"1.0-dev"', '"1..2"', '"1.0foo"'],
    "version2": ['"5.2"', '"5.2.0"', '"8.0"', '"1.0.0"', '"1.0"', '""', '"9.9"', '"1.0.0RC1"', '"1b"', '"1.0bar"'],
    "operator": ["null", '"<"', '"lt"', '">="', '"ne"', '"<>"', '"x"', '"eq"'],
    "option": ['"error_log"', '"html_errors"'], "mt_rand.min": ["1"], "rand.min": ["1"], "error_level": ["512", "1024", "16384", "5"],
    "pattern": ["'/a/'", "'/(b)|(a)/'", "'~l+~i'", r"""'/\\w+/'""", "'/(?<x>[0-9]+)(z)?/'", "'/o*/'", "'/^$/'", "'/./u'", "'#[aeiou]#'", "'{x}'", "'/a'", "'abc'", "''", "'/(/'", "'/ /'", "'/,/'", "'/(,)/'", "'//'"],
    "replacement": ["'x'", "'[$0]'", r"""'\\1-${2}'""", "'$1$2$9'", r"""'\\\\$'""", "''"],
    "preg_match.flags": ["0", "256", "512", "768"], "preg_match_all.flags": ["0", "1", "2", "256", "2 | 256", "514"],
    "preg_split.flags": ["0", "1", "2", "3", "4", "7"], "preg_grep.flags": ["0", "1"], "preg_replace_callback.flags": ["0", "256"],
    "preg_replace_callback.callback": ["fn($m) => strtoupper($m[0])", "fn($m) => json_encode($m)"],
    "preg_match.subject": STRINGS, "preg_match_all.subject": STRINGS, "preg_split.subject": STRINGS, "preg_replace.subject": STRINGS + ARRAYS[:5],
    "preg_replace_callback.subject": STRINGS + ARRAYS[:4], "delimiter": ["null", "'/'", "'#'"], "preg_quote.str": STRINGS + ["'a.b*c?d[e]^$(){}=!<>|:-#/'"],
    "date.format": ['"Y-m-d H:i:s"', '"D, d M Y"', '"jS F y, g:i a"', '"N w z W o t L"', '"c r U"', '"\\\\Y\\\\\\\\ e T P O p I Z u v A h G"', '""', '"l"'],
    "gmdate.format": ['"Y-m-d H:i:s"', '"W o"'], "timestamp": ["0", "1", "-1", "86399", "1700000000", "951782400", "1104537600", "-62135596800", "4102444800", "1230768000"],
    "hour": ["0", "12", "25", "-1"], "minute": ["0", "59", "61"], "second": ["0", "-5", "70"], "month": ["1", "2", "12", "13", "0", "-1"], "day": ["1", "29", "31", "32", "0"],
    "year": ["2024", "2023", "1999", "70", "5", "100", "2100"], "datetime": ['"2024-02-29"', '"2023-12-31 23:59:59"', '"2024-01-01T00:00:00Z"', '"@0"', '"@-5"'],
    "timezoneId": ['"UTC"'], "calendar": ["0"], "path": ['"/a/b/c.txt"', '"/a/b/"', '"a"', '""', '"/"', '"a/b.tar.gz"', '".htaccess"', '"//a//b//"', '"."', '"a."'],
    "suffix": ['""', '".txt"', '"c.txt"'], "levels": ["1", "2", "5", "0"], "pathinfo.flags": ["15", "1", "2", "4", "8", "3"],
    "text": MIXED + STRINGS + ["65", "300", "-3", "48"], "from_encoding": ['"UTF-8"'], "to_encoding": ['"UTF-8"'],
    "mb_str_split.length": ["1", "2", "3", "0"], "mb_substr.start": ["0", "1", "-1", "2", "-3", "50"],
    "width": ["0", "5", "1", "10", "-1"],
    "break": ['"\\n"', '"<br>"', '" "', '""'],
}

# not the same twice, or not a function of its arguments
SKIPPED = {"cal_days_in_month", "compact", "extract", "func_get_arg", "func_get_args", "func_num_args", "get_called_class", "get_class",
           "get_parent_class", "define", "constant", "defined", "spl_object_id", "ob_start", "ob_get_level", "ob_get_contents", "var_dump", "print_r", "var_export"}

CELLS = []
