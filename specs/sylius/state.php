<?php
// State machines: what changes the state of an order, a payment, a shipment.
namespace SM\StateMachine {
    class StateMachineInterface {
        public function can($transition, $context = []): bool {}
        //@ sylius_command $transition;
        public function apply($transition, $soft = false, $context = []): bool {}
        public function getState(): string {}
    }
    class StateMachine extends StateMachineInterface {}
}
namespace SM\Factory {
    class FactoryInterface {
        public function get($object, $graph = 'default') { return new \SM\StateMachine\StateMachineInterface(); }
    }
}
namespace Sylius\Abstraction\StateMachine {
    class StateMachineInterface {
        public function can($subject, $graphName, $transition): bool {}
        //@ sylius_command $transition;
        public function apply($subject, $graphName, $transition, $context = []): void {}
    }
}
