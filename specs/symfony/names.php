<?php
// Names of properties, as PHP and as messages write them.
namespace Symfony\Component\Serializer\NameConverter;

class CamelCaseToSnakeCaseNameConverter {
    public function __construct($attributes = null, $lowerCamelCase = true) {}
    public function normalize($propertyName) { return strtolower(preg_replace('/[A-Z]/', '_\\0', lcfirst($propertyName))); }
    public function denormalize($propertyName) {
        return \literal($propertyName) ? lcfirst(str_replace('_', '', ucwords($propertyName, '_'))) : \any('string', 'name');
    }
}
