<?php
// Logs are read by others: support, hosts, whoever finds the file.

function wc_get_logger() { return new WC_Logger(); }

interface WC_Logger_Interface {}

class WC_Logger implements WC_Logger_Interface {
    public function __construct($handlers = null, $threshold = null) {}
    /*@ leaks $message when \secret($message);
    leaks_card $message when \card($message); */
    public function add($handle, $message, $level = 'notice'): bool {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message);
        leaks $context when \secret($context); */
    public function log($level, $message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message);
        leaks $context when \secret($context); */
    public function debug($message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message);
        leaks $context when \secret($context); */
    public function info($message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message);
        leaks $context when \secret($context); */
    public function notice($message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message);
        leaks $context when \secret($context); */
    public function warning($message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message);
        leaks $context when \secret($context); */
    public function error($message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message);
        leaks $context when \secret($context); */
    public function critical($message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message);
        leaks $context when \secret($context); */
    public function alert($message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message);
        leaks $context when \secret($context); */
    public function emergency($message, $context = []): void {}
    public function clear($source = '', $quiet = false): bool {}
}
