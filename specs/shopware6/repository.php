<?php
// What a repository finds: transactions and orders by what they have, of anything else only that it may be there.
namespace Shopware\Core\Framework\DataAbstractionLayer {
    class EntityRepository {
        private $of;
        public function __construct($asked = '') { $this->of = \shopware6_kind($asked); }
        public function search($criteria, $context) { return new Search\EntitySearchResult(\shopware6_find($this->of, $criteria)); }
        public function searchIds($criteria, $context) {
            return new Search\IdSearchResult(array_map(fn ($entity) => $entity->getId(), \shopware6_find($this->of, $criteria)));
        }
        public function update($data, $context) { return \shopware6_write($this->of, $data); }
        public function upsert($data, $context) { return \shopware6_write($this->of, $data); }
        public function create($data, $context) { return \any('mixed', 'written'); }
        public function delete($ids, $context) { return \any('mixed', 'written'); }
        public function aggregate($criteria, $context) { return \any('mixed', 'aggregation'); }
        public function createVersion($id, $context, $name = null, $versionId = null) { return \server('random'); }
        public function merge($versionId, $context) {}
        public function clone($id, $context, $newId = null, $behavior = null) { return \any('mixed', 'written'); }
        public function getDefinition() { return \any('mixed', 'definition'); }
    }
    class EntityRepositoryInterface extends EntityRepository {}
}

namespace Psr\Container {
    class ContainerInterface {
        public function get($id) {
            if (substr($id, -11) === '.repository') {
                return new \Shopware\Core\Framework\DataAbstractionLayer\EntityRepository($id);
            }
            return \declared($id) ? \service($id) : \any('mixed', 'service');
        }
        public function has($id): bool {}
    }
}

namespace Symfony\Component\DependencyInjection {
    class ContainerInterface extends \Psr\Container\ContainerInterface {
        const NULL_ON_INVALID_REFERENCE = 2;
        public function getParameter($name) { return \any('mixed', 'parameter'); }
        public function hasParameter($name): bool {}
    }
}

namespace {
    // What a repository is of, by the name that it is asked for by: a parameter's, or a service's.
    function shopware6_kind($asked) {
        $name = str_replace(['.', '_', 'repository', 'repo'], '', strtolower($asked));
        if (strpos($name, 'transaction') !== false) {
            return strpos($name, 'capture') === false && strpos($name, 'refund') === false ? 'transaction' : 'other';
        }
        if (strpos($name, 'state') !== false) {
            return 'state';
        }
        return $name === 'order' || $name === 'orders' ? 'order' : 'other';
    }

    function shopware6_find($kind, $criteria) {
        $ids = $criteria->getIds();
        if ($kind === 'transaction' || $kind === 'order') {
            $transaction = shopware6_sought($kind, $ids, $criteria->getFilters());
            if (!\existing($transaction) || !shopware6_is_meant($kind, $transaction, $ids, $criteria->getFilters())) {
                return [];
            }
            return [$kind === 'order' ? $transaction->getOrder() : $transaction];
        }
        if ($kind === 'state' && count($ids) === 1) {
            return [new Shopware\Core\System\StateMachine\Aggregation\StateMachineState\StateMachineStateEntity($ids[0])];
        }
        return \choice() ? [\any('mixed', 'entity')] : [];
    }

    // The same search finds the same one, and who chooses what is searched chooses what is found.
    function shopware6_sought($kind, $ids, $filters) {
        if ($kind === 'transaction' && count($ids) === 1) {
            return \record('Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity', (string) $ids[0]);
        }
        $by = $kind . implode(' ', $ids);
        foreach ($filters as $filter) {
            if ($filter instanceof Shopware\Core\Framework\DataAbstractionLayer\Search\Filter\EqualsFilter) {
                $by .= ' ' . $filter->getField() . ' ' . $filter->getValue();
            }
        }
        return \record('Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity', \hash('search', $by));
    }

    function shopware6_is_meant($kind, $transaction, $ids, $filters) {
        if ($kind === 'order' && count($ids) === 1 && $transaction->getOrderId() !== (string) $ids[0]) {
            return false;
        }
        foreach ($filters as $filter) {
            if ($filter instanceof Shopware\Core\Framework\DataAbstractionLayer\Search\Filter\EqualsFilter
                && !shopware6_has($kind, $transaction, $filter->getField(), (string) $filter->getValue())) {
                return false;
            }
        }
        return true;
    }

    // What is known of a field: any other may have the value.
    function shopware6_has($kind, $transaction, $field, $value) {
        $path = $kind === 'order' && strpos($field, 'order.') !== 0 ? 'order.' . $field : $field;
        $path = str_replace(['order.transactions.', 'order_transaction.', 'order.order.'], ['', '', 'order.'], $path);
        switch ($path) {
            case 'id': return $transaction->getId() === $value;
            case 'orderId': case 'order.id': return $transaction->getOrderId() === $value;
            case 'order.orderNumber': return shopware6_number($transaction) === $value;
            case 'order.deepLinkCode': return shopware6_link($transaction) === $value;
            case 'order.orderCustomer.customerId': return shopware6_customer($transaction) === $value;
            case 'stateId': case 'stateMachineState.technicalName': return $transaction->getStateId() === $value;
        }
        return strpos($path, 'customFields.') !== 0 || (string) ($transaction->getCustomFields()[substr($path, 13)] ?? '') === $value;
    }

    function shopware6_write($kind, $data) {
        foreach ($data as $row) {
            if ($kind === 'transaction' && isset($row['customFields'])) {
                $transaction = \record('Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity', (string) $row['id']);
                shopware6_keep($transaction, $row['customFields'] + ($transaction->getCustomFields() ?? []));
            }
        }
        return \any('mixed', 'written');
    }

    //@ ensures $transaction.fields == $fields;
    function shopware6_keep($transaction, $fields): void {}
}
