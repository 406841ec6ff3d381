namespace SecOpsConsole.Policies.Json;

internal enum JsonKind : byte
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}
