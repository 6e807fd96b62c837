P2-1-1 = Taking part is voluntary. The client must know this before registering.
P2-1-1b = There must be one way to reach the client: a telephone number, a mail address, or through somebody or a place.
P2-1-2 = The client registers himself or herself. A helper cannot do it instead. The client has to confirm.
