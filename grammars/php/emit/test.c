/*
 * A witness as a PHPUnit test case, for PHPUnit 9.6, 10 and 11. The program runs in a process of
 * its own, because plugins end processes; the test reads what it traced.
 */
#include "grammars/php/emit/emit_p.h"

static const char head[] =
    "use PHPUnit\\Framework\\TestCase;\n"
    "\n"
    "final class %.*s extends TestCase\n"
    "{\n"
    "    public function testClauseHolds(): void\n"
    "    {\n"
    "        $events = $this->run_plugin();\n"
    "        $called = array_merge(...array_map(fn ($kind) => $this->find($events, $kind), "
    "['enter', 'refused', 'gone']));\n"
    "        $this->assertNotEmpty($called, 'The entry point was not called: "
    "' "
    ". json_encode($events));\n"
    "        $effects = array_filter($this->find($events, 'effect'), fn ($event) => "
    "$event['name'] === self::EFFECT);\n"
    "        if (!$effects && self::EFFECT === 'signature check') {\n"
    "            $effects = $this->find($events, 'mac'); // an operator compares it\n"
    "        }\n"
    "        foreach ($effects as $effect) {\n"
    "            $this->assertNotFalse($effect['clauses'][%s] ?? true, %s . \" at "
    "{$effect['file']}:{$effect['line']}\");\n"
    "        }\n"
    "        $this->addToAssertionCount(1);\n"
    "    }\n"
    "\n"
    "    private function find(array $events, string $kind): array\n"
    "    {\n"
    "        return array_values(array_filter($events, fn ($event) => $event['event'] === "
    "$kind));\n"
    "    }\n"
    "\n"
    "    /** Once, or again in the state that the first delivery left; what nobody defines is "
    "inert. */\n"
    "    private function run_plugin(): array\n"
    "    {\n"
    "        $more = [];\n"
    "        for ($i = 0; $i < 20; $i++) {\n"
    "            $events = $this->run_program($more);\n"
    "            $thrown = $this->find($events, 'throw')[0]['message'] ?? '';\n"
    "            if (preg_match('/Call to undefined function ([^(]+)\\(/', $thrown, $found)) {\n"
    "                $more[] = '--inert=' . $found[1];\n"
    "            } elseif (preg_match('/Undefined constant \"([^\":]+)\"/', $thrown, $found)) {\n"
    "                $more[] = '--constant=' . $found[1];\n"
    "            } else {\n"
    "                break;\n"
    "            }\n"
    "        }\n"
    "        $state = $this->find($events, 'state')[0]['state'] ?? null;\n"
    "        if (!self::TWICE || $state === null) {\n"
    "            return $events;\n"
    "        }\n"
    "        $file = tempnam(sys_get_temp_dir(), 'witness');\n"
    "        file_put_contents($file, base64_decode($state));\n"
    "        $events = $this->run_program([...$more, '--state=' . $file]);\n"
    "        unlink($file);\n"
    "        return $events;\n"
    "    }\n"
    "\n"
    "    private function run_program(array $more): array\n"
    "    {\n"
    "        $root = realpath(getenv('PLUGIN_ROOT') ?: __DIR__ . '/' . self::PLUGIN);\n"
    "        $program = tempnam(sys_get_temp_dir(), 'witness');\n"
    "        $trace = tempnam(sys_get_temp_dir(), 'witness');\n"
    "        file_put_contents($program, self::PROGRAM);\n"
    "        $command = [PHP_BINARY, ...explode(\"\\n\", self::FLAGS), $program, "
    "'--trace=' . $trace, '--root=' . $root, '--moved', ...$more];\n"
    "        $process = proc_open($command, [['file', '/dev/null', 'r'], ['file', '/dev/null', "
    "'w'], "
    "['file', '/dev/null', 'w']], $pipes);\n"
    "        proc_close($process);\n"
    "        $lines = file($trace, FILE_IGNORE_NEW_LINES);\n"
    "        array_map('unlink', [$program, $trace]);\n"
    "        return array_map(fn ($line) => json_decode($line, true), $lines);\n"
    "    }\n"
    "\n";

static struct text quoted(struct arena *arena, struct text text)
{
    struct buffer out;
    buffer_init(&out);
    php_print_text(&out, text);
    struct text result = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    return result;
}

static void print_constant(struct buffer *out, const char *name, struct text value)
{
    buffer_print(out, "    private const %s = ", name);
    php_print_text(out, value);
    buffer_add(out, TEXT(";\n"));
}

struct text php_print_test(struct buffer *out, const struct witness_test *test)
{
    struct text mark = emit_test_mark(test);
    struct text class =
        text_print(test->arena, "%.*s_%.*s_Test", PRINTED(test->rule), PRINTED(mark));
    buffer_add(out, TEXT("<?php\n"));
    emit_test_comment(out, test);
    buffer_print(out, head, PRINTED(class), quoted(test->arena, test->clause).data,
                 quoted(test->arena, test->message).data);
    print_constant(out, "EFFECT", test->effect);
    print_constant(out, "PLUGIN", test->place);
    buffer_print(out, "    private const TWICE = %s;\n",
                 test->is_delivered_twice ? "true" : "false");
    print_constant(out, "FLAGS", test->flags);
    buffer_print(out, "    private const PROGRAM = <<<'WITNESS'\n%.*s\nWITNESS;\n}\n",
                 PRINTED(test->program));
    return text_print(test->arena, "%.*s.php", PRINTED(class));
}
