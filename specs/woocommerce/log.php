<?php
// Logs are read by others: support, hosts, whoever finds the file.

function wc_get_logger() { return new WC_Logger(); }

interface WC_Logger_Interface {}

class WC_Logger implements WC_Logger_Interface {
    public function __construct($handlers = null, $threshold = null) {}
    //@ logged $message;
    public function add($handle, $message, $level = 'notice'): bool {}
    /*@ logged $message;
        logged $context; */
    public function log($level, $message, $context = []): void {}
    /*@ logged $message;
        logged $context; */
    public function debug($message, $context = []): void {}
    /*@ logged $message;
        logged $context; */
    public function info($message, $context = []): void {}
    /*@ logged $message;
        logged $context; */
    public function notice($message, $context = []): void {}
    /*@ logged $message;
        logged $context; */
    public function warning($message, $context = []): void {}
    /*@ logged $message;
        logged $context; */
    public function error($message, $context = []): void {}
    /*@ logged $message;
        logged $context; */
    public function critical($message, $context = []): void {}
    /*@ logged $message;
        logged $context; */
    public function alert($message, $context = []): void {}
    /*@ logged $message;
        logged $context; */
    public function emergency($message, $context = []): void {}
    public function clear($source = '', $quiet = false): bool {}
}
