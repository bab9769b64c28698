<?php
// Commands: whoever dispatches one has it carried out.
namespace Symfony\Component\Messenger;

class Envelope {
    public function getMessage() { return \any('mixed', 'message'); }
    public function last($stamp) { return \any('mixed', 'stamp'); }
}

class MessageBusInterface {
    //@ sylius_command $message;
    public function dispatch($message, $stamps = []): Envelope {}
}
