"""What the commands of `sanad import` share: options, refused rows written to be mended, lists of people."""
