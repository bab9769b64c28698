<?php
// The same names in Contao's namespace, from version 4 on.
namespace Contao;

class Input extends \Input {}
class Request extends \Request {}
class Environment extends \Environment {}
class Session extends \Session {}
class Database extends \Database {}
class System extends \System {}
class Controller extends \Controller {}
class Frontend extends \Frontend {}
class Backend extends \Backend {}
class FrontendTemplate extends \FrontendTemplate {}

class StringUtil {
    public static function specialchars($text, $strip_insert_tags = false) { return \specialchars($text, $strip_insert_tags); }
    public static function deserialize($value, $force_array = false) { return \deserialize($value, $force_array); }
    public static function standardize($text, $preserve_uppercase = false) { return \standardize($text, $preserve_uppercase); }
    public static function ampersand($text, $encode = true) { return $text; }
    public static function decodeEntities($text, $style = 0, $charset = '') { return html_entity_decode($text); }
    public static function trimsplit($pattern, $text): array {}
}
