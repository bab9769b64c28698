<?php
class Shop_Café
{
	/*@	ensures	\result == "é€" && $größe; */
	public function größe($grösse) {}
}
