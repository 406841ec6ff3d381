namespace SecOpsConsole.Sandbox.World;

/// <summary>
/// Invented content for Macie's demo bucket. The keys are the examples of AWS's documentation; nothing here belongs to
/// anybody.
/// </summary>
internal static class SampleFiles
{
    public static IReadOnlyList<(string Key, string Text)> All { get; } =
    [
        ("apikeys.txt", "# Keys of the staging shop (examples)\nshop_api_key = example-key-0000\nsearch_api_key = example-key-0001\n"),
        ("credentials.txt", "[staging]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"),
        ("patent.txt", "Draft claim 1: a flower pot that tells its owner when the orchid is thirsty, comprising a float and a flag.\n"),
        ("financial.txt", "Test card 4111 1111 1111 1111, valid 12/34\nTest account GB00 EXAM 0000 0000 0000 00\n"),
        ("employee.txt", "Example employees\nPat Example, 1 Example Street, Exampletown\nSam Sample, 2 Sample Road, Sampleville\n"),
    ];
}
