<?php
// What a search of a repository is made of: it describes, and does nothing.
namespace Magento\Framework\Api {
    class Filter extends \Magento\Framework\DataObject {}
    class SortOrder extends \Magento\Framework\DataObject {}
    class SearchCriteria extends \Magento\Framework\DataObject {}
    class SearchCriteriaInterface extends SearchCriteria {}
    class FilterBuilder {
        private $data = [];
        public function setField($field) { return $this->with('field', $field); }
        public function setValue($value) { return $this->with('value', $value); }
        public function setConditionType($conditionType) { return $this->with('condition_type', $conditionType); }
        public function create() { return new Filter($this->data); }
        private function with($key, $value) {
            $this->data[$key] = $value;
            return $this;
        }
    }
    class SortOrderBuilder {
        private $data = [];
        public function setField($field) { return $this->with('field', $field); }
        public function setDirection($direction) { return $this->with('direction', $direction); }
        public function setAscendingDirection() { return $this->with('direction', 'ASC'); }
        public function setDescendingDirection() { return $this->with('direction', 'DESC'); }
        public function create() { return new SortOrder($this->data); }
        private function with($key, $value) {
            $this->data[$key] = $value;
            return $this;
        }
    }
    class SearchCriteriaBuilder {
        private $data = [];
        public function addFilter($field, $value = null, $conditionType = 'eq') {
            $this->data['filters'][] = [$field, $value, $conditionType];
            return $this;
        }
        public function addFilters($filter) {
            $this->data['groups'][] = $filter;
            return $this;
        }
        public function setFilterGroups($filterGroups) { return $this->with('filter_groups', $filterGroups); }
        public function addSortOrder($sortOrder, $direction = null) { return $this; }
        public function setSortOrders($sortOrders) { return $this->with('sort_orders', $sortOrders); }
        public function setPageSize($pageSize) { return $this->with('page_size', $pageSize); }
        public function setCurrentPage($currentPage) { return $this->with('current_page', $currentPage); }
        public function create() { return new SearchCriteria($this->data); }
        private function with($key, $value) {
            $this->data[$key] = $value;
            return $this;
        }
    }
}

namespace Magento\Framework\Api\Search {
    class SearchCriteriaBuilder extends \Magento\Framework\Api\SearchCriteriaBuilder {}
    class FilterGroup extends \Magento\Framework\DataObject {}
    class FilterGroupBuilder {
        private $filters = [];
        public function addFilter($filter) {
            $this->filters[] = $filter;
            return $this;
        }
        public function setFilters($filters) {
            $this->filters = $filters;
            return $this;
        }
        public function create() { return new FilterGroup(['filters' => $this->filters]); }
    }
}
