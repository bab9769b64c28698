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
    "width": ["0", "5", "1", "10", "-1"],
    "break": ['"\\n"', '"<br>"', '" "', '""'],
}

# not the same twice, or not a function of its arguments
SKIPPED = {"compact", "extract", "func_get_arg", "func_get_args", "func_num_args", "get_called_class", "get_class",
           "get_parent_class", "define", "constant", "defined", "spl_object_id", "var_dump", "print_r", "var_export"}

CELLS = []
