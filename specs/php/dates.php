<?php
// Objects of dates: what they say is from nobody who is known, and nothing of the shop's records changes.

interface DateTimeInterface {}

class DateTimeZone {
    //@ signals ("Exception") !\literal($timezone);
    public function __construct($timezone) {}
    public function getName(): string {}
    public function getOffset($datetime): int {}
    public function getTransitions($timestampBegin = PHP_INT_MIN, $timestampEnd = PHP_INT_MAX): array|false {}
    public static function listIdentifiers($timezoneGroup = 2047, $countryCode = null): array {}
}

class DateInterval {
    public int $y;
    public int $m;
    public int $d;
    public int $h;
    public int $i;
    public int $s;
    public int $invert;
    public int|false $days;
    //@ signals ("Exception") !\literal($duration);
    public function __construct($duration) {}
    public function format($format): string {}
}

class DateTime implements DateTimeInterface {
    //@ signals ("Exception") !\literal($datetime);
    public function __construct($datetime = 'now', $timezone = null) {}
    public static function createFromFormat($format, $datetime, $timezone = null) { return \choice() ? new DateTime() : false; }
    public static function createFromInterface($object) { return new DateTime(); }
    public static function createFromImmutable($object) { return new DateTime(); }
    public function add($interval): static {}
    public function sub($interval): static {}
    public function modify($modifier) { return \choice() ? $this : false; }
    public function setDate($year, $month, $day): static {}
    public function setISODate($year, $week, $dayOfWeek = 1): static {}
    public function setTime($hour, $minute, $second = 0, $microsecond = 0): static {}
    public function setTimestamp($timestamp): static {}
    public function setTimezone($timezone): static {}
    public function getTimezone() { return new DateTimeZone('UTC'); }
    public function getOffset(): int {}
    public function getTimestamp(): int {}
    public function format($format): string {}
    public function diff($targetObject, $absolute = false) { return new DateInterval('PT0S'); }
}

class DateTimeImmutable implements DateTimeInterface {
    //@ signals ("Exception") !\literal($datetime);
    public function __construct($datetime = 'now', $timezone = null) {}
    public static function createFromFormat($format, $datetime, $timezone = null) { return \choice() ? new DateTimeImmutable() : false; }
    public static function createFromInterface($object) { return new DateTimeImmutable(); }
    public static function createFromMutable($object) { return new DateTimeImmutable(); }
    public function add($interval) { return new DateTimeImmutable(); }
    public function sub($interval) { return new DateTimeImmutable(); }
    public function modify($modifier) { return \choice() ? new DateTimeImmutable() : false; }
    public function setDate($year, $month, $day) { return new DateTimeImmutable(); }
    public function setISODate($year, $week, $dayOfWeek = 1) { return new DateTimeImmutable(); }
    public function setTime($hour, $minute, $second = 0, $microsecond = 0) { return new DateTimeImmutable(); }
    public function setTimestamp($timestamp) { return new DateTimeImmutable(); }
    public function setTimezone($timezone) { return new DateTimeImmutable(); }
    public function getTimezone() { return new DateTimeZone('UTC'); }
    public function getOffset(): int {}
    public function getTimestamp(): int {}
    public function format($format): string {}
    public function diff($targetObject, $absolute = false) { return new DateInterval('PT0S'); }
}
