<?php
// Forms: they are built, what was entered is put in, they are checked, and what is right is acted upon.
namespace Drupal\Core\Form;

class FormStateInterface {
    public $errors = false;
    public function setError($element, $message = ''): void { $this->errors = true; }
    public function setErrorByName($name, $message = ''): void { $this->errors = true; }
    public function getErrors() { return $this->errors ? ['error' => ''] : []; }
    public function hasAnyErrors() { return $this->errors; }
    public static function hasAnyErrorsAtAll(): bool {}
    public function clearErrors(): void { $this->errors = false; }
    public function getValue($key, $default = null) { return \request('post', is_array($key) ? implode('.', $key) : $key) ?? $default; }
    public function getValues() { return \request('post'); }
    public function getUserInput() { return \request('post'); }
    public function hasValue($key) { return $this->getValue($key) !== null; }
    public function setValue($key, $value) { return $this; }
    public function get($property) { return \any('mixed', 'state'); }
    public function set($property, $value) { return $this; }
    public function setRedirect($route_name, $route_parameters = [], $options = []) { return $this; }
    public function setRedirectUrl($url) { return $this; }
    public function setRebuild($rebuild = true) { return $this; }
    public function getTriggeringElement() { return \any('array', 'element'); }
}
class FormState extends FormStateInterface {}
