<?php
// The connection to the database: what rows it gives nobody knows.
namespace Magento\Framework\DB\Adapter {
    class AdapterInterface {
        public function select() { return \service('Magento_Result'); }
        public function query($sql, $bind = []) { return \service('Magento_Result'); }
        public function fetchAll($sql, $bind = [], $fetchMode = null): array {}
        public function fetchRow($sql, $bind = [], $fetchMode = null) { return \any('mixed', 'row'); }
        public function fetchAssoc($sql, $bind = []): array {}
        public function fetchCol($sql, $bind = []): array {}
        public function fetchPairs($sql, $bind = []): array {}
        public function fetchOne($sql, $bind = []) { return \any('mixed', 'value'); }
        public function insert($table, array $bind): int {}
        public function insertMultiple($table, array $data): int {}
        public function insertOnDuplicate($table, array $data, array $fields = []): int {}
        public function update($table, array $bind, $where = ''): int {}
        public function delete($table, $where = ''): int {}
        public function quote($value, $type = null): string {}
        public function quoteInto($text, $value, $type = null, $count = null): string {}
        public function quoteIdentifier($ident, $auto = false): string {}
        public function getTableName($tableName): string {}
        public function isTableExists($tableName, $schemaName = null): bool {}
        public function tableColumnExists($tableName, $columnName, $schemaName = null): bool {}
        public function lastInsertId($tableName = null, $primaryKey = null): string {}
        public function beginTransaction() { return $this; }
        public function commit() { return $this; }
        public function rollBack() { return $this; }
    }
}

namespace Magento\Framework\App {
    class ResourceConnection {
        public function getConnection($resourceName = 'default') { return \service('Magento\Framework\DB\Adapter\AdapterInterface'); }
        public function getConnectionByName($connectionName) { return \service('Magento\Framework\DB\Adapter\AdapterInterface'); }
        public function getTableName($modelEntity, $connectionName = 'default'): string {}
    }
}
