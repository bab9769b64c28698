<?php
// Repositories: what is searched in them, and what is found.
namespace Shopware\Core\Framework\DataAbstractionLayer\Search {
    class Criteria extends \Shopware\Core\Framework\Struct\Struct {
        private $ids;
        private $filters = [];
        public function __construct($ids = null) { $this->ids = $ids ?? []; }
        public function getIds() { return $this->ids; }
        public function setIds($ids) {
            $this->ids = $ids;
            return $this;
        }
        public function addFilter(...$queries) {
            foreach ($queries as $query) {
                $this->filters[] = $query;
            }
            return $this;
        }
        public function addPostFilter(...$queries) { return $this; }
        public function getFilters() { return $this->filters; }
        public function resetFilters() {
            $this->filters = [];
            return $this;
        }
        public function addAssociation($path) { return $this; }
        public function addAssociations($paths) { return $this; }
        public function getAssociation($path) { return new Criteria(); }
        public function addSorting(...$sorting) { return $this; }
        public function addFields($fields) { return $this; }
        public function addAggregation(...$aggregations) { return $this; }
        public function setLimit($limit) { return $this; }
        public function setOffset($offset) { return $this; }
        public function setTitle($title) { return $this; }
        public function setTotalCountMode($totalCountMode) { return $this; }
    }
    class IdSearchResult {
        private $ids;
        public function __construct($ids = []) { $this->ids = $ids; }
        public function firstId() { return $this->ids[0] ?? null; }
        public function getIds() { return $this->ids; }
        public function getTotal() { return count($this->ids); }
        public function has($primaryKey) { return in_array($primaryKey, $this->ids, true); }
    }
}

namespace Shopware\Core\Framework\DataAbstractionLayer\Search\Filter {
    class Filter {}
    class EqualsFilter extends Filter {
        private $field;
        private $value;
        public function __construct($field, $value) {
            $this->field = $field;
            $this->value = $value;
        }
        public function getField() { return $this->field; }
        public function getValue() { return $this->value; }
    }
    class Other extends Filter {
        public function __construct(...$arguments) {}
    }
    class EqualsAnyFilter extends Other {}
    class ContainsFilter extends Other {}
    class PrefixFilter extends Other {}
    class SuffixFilter extends Other {}
    class RangeFilter extends Other {
        const GT = 'gt';
        const GTE = 'gte';
        const LT = 'lt';
        const LTE = 'lte';
    }
    class NotFilter extends Other {
        const CONNECTION_AND = 'AND';
        const CONNECTION_OR = 'OR';
    }
    class OrFilter extends Other {}
    class MultiFilter extends Other {
        const CONNECTION_AND = 'AND';
        const CONNECTION_OR = 'OR';
    }
    class AndFilter extends Other {}
}

namespace Shopware\Core\Framework\Struct {
    class Collection implements \IteratorAggregate, \Countable {
        protected $elements = [];
        public function __construct($elements = []) { $this->elements = $elements; }
        public function add($element) { $this->elements[] = $element; }
        public function set($key, $element) { $this->elements[$key] = $element; }
        public function getElements() { return $this->elements; }
        public function first() { return array_values($this->elements)[0] ?? null; }
        public function last() { return $this->first(); }
        public function getAt($position) { return array_values($this->elements)[$position] ?? null; }
        public function count() { return count($this->elements); }
        public function getKeys() { return array_keys($this->elements); }
        public function get($key) { return $this->elements[$key] ?? null; }
        public function has($key) { return isset($this->elements[$key]); }
        public function remove($key) { unset($this->elements[$key]); }
        public function filter($closure) { return new static(array_filter($this->elements, $closure)); }
        public function map($closure) { return array_map($closure, $this->elements); }
        public function fmap($closure) { return array_filter(array_map($closure, $this->elements)); }
        public function reduce($closure, $initial = null) { return array_reduce($this->elements, $closure, $initial); }
        public function firstWhere($closure) { return $this->filter($closure)->first(); }
        public function sort($closure) {}
        public function slice($offset, $length = null) { return $this; }
        public function getIterator() { return new \ArrayIterator($this->elements); }
    }
}

namespace Shopware\Core\Framework\DataAbstractionLayer {
    class EntityCollection extends \Shopware\Core\Framework\Struct\Collection {
        public function get($key) {
            foreach ($this->elements as $element) {
                if ($element->getUniqueIdentifier() === $key) {
                    return $element;
                }
            }
            return null;
        }
        public function has($key) { return $this->get($key) !== null; }
        public function getIds() { return $this->map(fn ($element) => $element->getUniqueIdentifier()); }
        public function filterByProperty($property, $value) { return $this->filter(fn ($element) => $element->get($property) === $value); }
    }
}

namespace Shopware\Core\Framework\DataAbstractionLayer\Search {
    class EntitySearchResult extends \Shopware\Core\Framework\DataAbstractionLayer\EntityCollection {
        public function getTotal() { return count($this->elements); }
        public function getEntities() { return new \Shopware\Core\Framework\DataAbstractionLayer\EntityCollection($this->elements); }
    }
}
