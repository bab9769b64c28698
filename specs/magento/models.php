<?php
// Models and what stores them.
namespace Magento\Framework {
    class DataObject {
        protected $_data = [];
        public function __construct($data = []) { $this->_data = $data; }
        public function getData($key = '', $index = null) { return $key === '' ? $this->_data : ($this->_data[$key] ?? \magento_kept($this, $key)); }
        public function setData($key, $value = null) {
            if (is_array($key)) {
                $this->_data = $key;
            } else {
                $this->_data[$key] = $value;
            }
            return $this;
        }
        public function addData($data) { return $this; }
        public function hasData($key = ''): bool {}
        public function unsetData($key = null) { return $this; }
        public function toArray($keys = []) { return $this->_data; }
        public function __call($method, $arguments) {
            $key = strtolower(substr($method, 3));
            if (substr($method, 0, 3) === 'set') {
                $this->_data[$key] = $arguments[0] ?? null;
                return $this;
            }
            return $this->_data[$key] ?? \magento_kept($this, $key);
        }
    }
}

namespace Magento\Framework\Model {
    class AbstractModel extends \Magento\Framework\DataObject {
        public function __construct($context = null, $registry = null, $resource = null, $resourceCollection = null, $data = []) {}
        protected function _init($resourceModel): void {}
        public function getId() { return \magento_kept($this, 'id'); }
        public function getEntityId() { return \magento_kept($this, 'id'); }
        public function setEntityId($entityId) { return $this; }
        public function load($modelId, $field = null) { return $this; }
        public function getCollection() { return \service('Magento_Collection'); }
        public function getResourceCollection() { return \service('Magento_Collection'); }
        //@ magento_keeps this when magento_webhook && \requested();
        public function save() { return $this; }
        public function delete() { return $this; }
    }
}

namespace Magento\Framework\Model\ResourceModel\Db {
    class AbstractDb {
        public function __construct($context = null, $connectionName = null) {}
        protected function _init($mainTable, $idFieldName): void {}
        //@ magento_keeps $object when magento_webhook && \requested();
        public function save($object) { return $this; }
        public function load($object, $value, $field = null) { return $this; }
        public function delete($object) { return $this; }
        public function getConnection() { return \service('Magento\Framework\DB\Adapter\AdapterInterface'); }
        public function getMainTable(): string {}
        public function getTable($tableName): string {}
    }
}

namespace {
    // What the shop keeps of a model under a key.
    function magento_kept($model, $key) { return \stored(get_class($model), $key); }

    // An object whose class only the configuration names.
    class Magento_Unnamed {
        //@ magento_keeps $object when magento_webhook && \requested();
        public function save($object = null) { return $this; }
        public function __call($method, $arguments) { return substr($method, 0, 3) === 'set' ? $this : \service($method); }
    }

    class Magento_Model extends \Magento\Framework\Model\AbstractModel {}

    class Magento_Collection {
        public function getSize(): int {}
        public function getItems(): array {}
        public function getFirstItem() { return new \Magento_Model(); }
        public function getData() { return \stored('collection', 'data'); }
        public function __call($method, $arguments) { return $this; }
    }
}
