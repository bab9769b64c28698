<?php
// What clients and their answers are.
namespace Symfony\Contracts\HttpClient;

interface HttpClientInterface {}
interface ResponseInterface {}
