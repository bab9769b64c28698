<?php
// What PHP does otherwise in other versions: see grammars/php/semantics/versions.def. What 8.2 prints is
// what the installed PHP prints; the outputs of the others follow the documents and were not run.
var_dump(0 == "abc", "1" == "01", 100 == "1e2", null == false);
try { var_dump(1 / 0); } catch (DivisionByZeroError $e) { echo "thrown\n"; }
try { var_dump(strcmp([], "x")); } catch (TypeError $e) { echo "TypeError\n"; }
echo number_format(-0.01), "|", number_format(-1234.5, 1), "\n";
var_dump(substr("abc", 3), substr("abc", 1));
echo htmlspecialchars("'\""), "\n";
echo json_encode(str_split("")), "\n";
echo in_array("abc", [0]) ? "found" : "not found", "\n";
switch ("x") { case 0: echo "zero\n"; break; default: echo "other\n"; }
