<?php
// What gate.php specifies, for PHP: runs each program of FILE for every request and every order, and prints of each
// entry whether its effect was reached and whether it was ever reached wrongly.
//     php runtime.php FILE
error_reporting(0);

final class GateStop extends Error {}

final class GateOrder {
    public static bool $open;
    public static int $total;
    public static string $currency;
    public static bool $reached;
    public static bool $wrong;

    public function open(): bool { return self::$open; }
    public function total(): int { return self::$total; }
    public function currency(): string { return self::$currency; }

    private function release(bool $holds): void {
        self::$reached = true;
        self::$wrong = self::$wrong || !$holds;
    }

    public function grant(): void { $this->release(self::$open); }
    public function settle(int $amount): void { $this->release($amount >= self::$total); }
    public function ship($currency): void { $this->release($currency === self::$currency); }
    public function complete(int $amount, $currency): void {
        $this->release(self::$open && $amount >= self::$total && $currency === self::$currency);
    }
}

function gate_order(): GateOrder { return new GateOrder; }
function gate_stop(): void { throw new GateStop; }

$entries = [];
function gate_on(string $event, callable $callback): void {
    global $entries;
    $entries[$event] = $callback;
}

const MISSING = 1;
const SENT = [MISSING, '0', '', '1', '5', '10', '1e1', '12abc', '-0.0', 'EUR', ['x'], []];

function request(string $name, $value): void {
    unset($_GET[$name]);
    if ($value !== MISSING)
        $_GET[$name] = $value;
}

function run(callable $entry): void {
    foreach (SENT as $a)
        foreach (SENT as $b)
            foreach ([true, false] as GateOrder::$open)
                foreach ([0, 5, 10] as GateOrder::$total)
                    foreach (['EUR', '10', ''] as GateOrder::$currency) {
                        request('a', $a);
                        request('b', $b);
                        try {
                            $entry();
                        } catch (Throwable $e) {
                        }
                    }
}

ob_start(fn() => '');
include $argv[1];
$said = '';
foreach ($entries as $name => $entry) {
    GateOrder::$reached = GateOrder::$wrong = false;
    run($entry);
    $said .= $name . ' ' . (GateOrder::$wrong ? 'wrong' : (GateOrder::$reached ? 'right' : 'unreached')) . "\n";
}
ob_end_clean();
echo $said;
