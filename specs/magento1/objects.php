<?php
// Objects that hold whatever is set, and models that are loaded and saved.

// "getOrderId" to "order_id".
function mage_key($method) { return strtolower(preg_replace('/(.)([A-Z])/', '$1_$2', substr($method, 3))); }

class Varien_Object {
    protected $_data = [];
    public function __construct($data = []) {
        if (is_array($data)) {
            $this->_data = $data;
        }
    }
    public function getData($key = '', $index = null) { return $key === '' ? $this->_data : ($this->_data[$key] ?? $this->kept($key)); }
    public function setData($key, $value = null) {
        if (is_array($key)) {
            $this->_data = $key;
        } else {
            $this->_data[$key] = $value;
        }
        return $this;
    }
    public function addData($arr) {
        $this->_data = $arr + $this->_data;
        return $this;
    }
    public function unsetData($key = null) {
        if ($key !== null) {
            unset($this->_data[$key]);
        }
        return $this;
    }
    public function hasData($key = '') { return isset($this->_data[$key]); }
    public function toArray($arrAttributes = []) { return $this->_data; }
    protected function kept($key) { return null; }
    public function __call($method, $args) {
        $key = mage_key($method);
        switch (substr($method, 0, 3)) {
            case 'get': return $this->getData($key);
            case 'set': return $this->setData($key, $args[0] ?? null);
            case 'uns': return $this->unsetData($key);
            case 'has': return $this->hasData($key);
        }
        return \any('mixed', $method);
    }
}

class Mage_Core_Model_Abstract extends Varien_Object {
    public function __construct($data = []) { parent::__construct($data); }
    protected function _construct() {}
    protected function _init($resourceModel): void {}
    protected function kept($key) { return \stored(get_class($this), $key, $this->_data['loaded'] ?? ''); }
    public function getId() { return $this->getData('id'); }
    public function load($id, $field = null) { return $this->setData('loaded', $id); }
    public function save() { return $this; }
    public function delete() { return $this; }
    public function getCollection() { return new Mage_Collection(); }
    public function getResource() { return new Mage_Unnamed(); }
}

// What a search finds is not told apart.
class Mage_Collection {
    public function getSize(): int {}
    public function count(): int {}
    public function getItems(): array {}
    public function getData(): array {}
    public function getAllIds(): array {}
    public function getFirstItem() { return new Mage_Core_Model_Abstract(); }
    public function getLastItem() { return new Mage_Core_Model_Abstract(); }
    public function __call($method, $arguments) { return $this; }
}

class Mage_Core_Model_Resource_Transaction {
    public function addObject($object, $alias = '') { return $this; }
    public function addCommitCallback($callback) { return $this; }
    public function save() { return $this; }
    public function delete() { return $this; }
}

class Mage_Customer_Model_Customer extends Mage_Core_Model_Abstract {
    public function loadByEmail($customerEmail) { return $this->setData('loaded', $customerEmail); }
}

// A payment method's settings are those below its code.
class Mage_Payment_Model_Method_Abstract extends Varien_Object {
    protected $_code;
    public function getCode() { return $this->_code; }
    public function getConfigData($field, $storeId = null) { return \setting_text('payment/' . $this->_code . '/' . $field); }
    public function getInfoInstance() { return new Mage_Sales_Model_Order_Payment(); }
    public function isAvailable($quote = null) { return \choice(); }
    public function validate() { return $this; }
    public function assignData($data) { return $this; }
    public function authorize($payment, $amount) { return $this; }
    public function capture($payment, $amount) { return $this; }
    public function refund($payment, $amount) { return $this; }
    public function void($payment) { return $this; }
    public function cancel($payment) { return $this; }
    protected function _getHelper() { return \service('Mage_Payment_Helper_Data'); }
    protected function _debug($debugData): void {}
}
class Mage_Payment_Model_Method_Cc extends Mage_Payment_Model_Method_Abstract {}

class Varien_Http_Adapter_Curl {
    private $url;
    private $body;
    public function setConfig($config = []) { return $this; }
    public function addOption($option, $value) { return $this; }
    public function write($method, $url, $http_ver = '1.1', $headers = [], $body = '') {
        $this->url = $url;
        $this->body = $body;
        return $body;
    }
    public function read() { return "HTTP/1.1 200 OK\r\n\r\n" . \reply($this->url, $this->body); }
    public function getErrno() { return \any('int', 'errno'); }
    public function getError(): string {}
    public function getInfo($opt = 0) { return \any('mixed', 'info'); }
    public function close() { return $this; }
}
class Zend_Http_Client {
    const GET = 'GET';
    const POST = 'POST';
    private $url;
    private $sent = [];
    public function __construct($url = null, $config = null) { $this->url = $url; }
    public function setUri($url) {
        $this->url = $url;
        return $this;
    }
    public function setConfig($config = []) { return $this; }
    public function setHeaders($name, $value = null) { return $this; }
    public function setMethod($method = 'GET') { return $this; }
    public function setParameterPost($name, $value = null) {
        if (is_array($name)) {
            $this->sent = $name;
        } else {
            $this->sent[$name] = $value;
        }
        return $this;
    }
    public function setParameterGet($name, $value = null) { return $this->setParameterPost($name, $value); }
    public function setRawData($data, $type = null) {
        $this->sent = $data;
        return $this;
    }
    public function request($method = null) { return new Mage_Reply(\reply($this->url, $this->sent)); }
}
class Varien_Http_Client extends Zend_Http_Client {}
class Mage_Reply {
    private $body;
    public function __construct($body) { $this->body = $body; }
    public function getBody() { return $this->body; }
    public function getStatus(): int {}
    public function isSuccessful(): bool {}
    public function isError(): bool {}
}
