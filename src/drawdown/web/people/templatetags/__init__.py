"""What templates of every part may ask about whoever looks at them."""
