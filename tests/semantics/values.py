"""Interesting values of each type of PHP, as expressions."""

NULL = ["null"]
BOOLS = ["true", "false"]
INTS = ["0", "1", "-1", "2", "7", "64", "255", "1000", "PHP_INT_MAX", "PHP_INT_MIN"]
FLOATS = ["0.0", "-0.0", "1.0", "1.5", "-2.5", "0.1", "1e20", "-1e20", "1e-7", "9007199254740993.0",
          "9.2233720368547758e18", "INF", "-INF", "NAN"]
STRINGS = ['""', '"0"', '"00"', '"1"', '"1.0"', '"1e1"', '"-1"', '"12abc"', '" 1"', '"1 "', '"abc"',
           '"0x1A"', '"."', '"1e1000"', '"9223372036854775808"', '"ABC"', '"true"', '"-0"', '"\\0"',
           '"a\\nb"', '"é"']
ARRAYS = ["[]", "[0]", "[1, 2]", '["a" => 1]', "[null]", '["1" => "x", 2 => [3]]']
OBJECTS = ["new Plain", 'new Words("7")', 'new Words("abc")', "new stdClass", "fn($v) => $v"]

ALL = NULL + BOOLS + INTS + FLOATS + STRINGS + ARRAYS + OBJECTS
SCALARS = NULL + BOOLS + INTS + FLOATS + STRINGS
FEW = ["null", "true", "false", "0", "1", "-1", "PHP_INT_MAX", "PHP_INT_MIN", "0.0", "-0.0", "1.5",
       "1e20", "INF", "NAN", '""', '"0"', '"00"', '"1"', '"1.0"', '"1e1"', '"12abc"', '" 1"', '"1 "',
       '"abc"', '"0x1A"', "[]", "[0]", "[1, 2]", '["a" => 1]', "new Plain", 'new Words("7")']
