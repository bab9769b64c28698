<?php
// Classes exist from their declaration on; members are as visible as they are declared.
function attempt(callable $f) { try { var_dump($f()); } catch (Throwable $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; } }
attempt(fn() => new Late);
attempt(fn() => (new Early)->name());
interface Named { const KIND = 'named'; public function name(): string; }
class Early { public function name() { return 'early'; } }
class Late implements Named { public function name(): string { return 'late'; } }
attempt(fn() => (new Late)->name() . Late::KIND);
if (true) { function declared() { return 'declared'; } }
attempt(fn() => declared());
class Hidden {
    private const SECRET = 1;
    protected static $count = 2;
    public static $open = self::SECRET + 2;
    private $own = 'parent';
    public function own() { return $this->own; }
    protected function __clone() {}
}
class Shown extends Hidden { public $own = 'child'; }
attempt(fn() => Hidden::SECRET);
attempt(fn() => Hidden::MISSING);
attempt(fn() => Hidden::$count);
attempt(fn() => Hidden::$missing);
attempt(fn() => Missing::$count);
attempt(fn() => isset(Hidden::$count, Hidden::$open));
attempt(fn() => Hidden::$open);
attempt(fn() => (new Shown)->own() . (new Shown)->own);
attempt(fn() => clone new Hidden);
enum Suit: string {
    case Hearts = 'H';
    case Spades = 'S';
    const WILD = self::Spades;
    public static function pick(string $s): self { return self::from($s); }
    public function label(): string { return ucfirst(strtolower($this->name)); }
}
attempt(fn() => Suit::from('S')->label());
attempt(fn() => Suit::tryFrom('X'));
attempt(fn() => Suit::from('X'));
attempt(fn() => count(Suit::cases()) . Suit::WILD->value);
attempt(fn() => Suit::Hearts instanceof UnitEnum && Suit::Hearts instanceof BackedEnum && Suit::pick('H') === Suit::Hearts);
print_r(Suit::cases());
class Magic {
    public function __call($n, $a) { return "$n(" . implode(',', $a) . ')'; }
    public static function __callStatic($n, $a) { return "static $n(" . implode(',', $a) . ')'; }
    public function inner() { return [self::thing(1), call_user_func('static::other', 2)]; }
}
attempt(fn() => Magic::made(1, 2) . (new Magic)->called(3) . call_user_func(['Magic', 'by'], 4) . call_user_func('Magic::name', 5));
attempt(fn() => implode(' ', (new Magic)->inner()));
attempt(fn() => (new Exception(12))->getMessage());
