methods = methodieken
