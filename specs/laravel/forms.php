<?php
// Requests that check themselves before the controller runs.
namespace Illuminate\Foundation\Http;

class FormRequest extends \Illuminate\Http\Request {}
