namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>What an allow list names, and whether Macie can use it.</summary>
/// <param name="Regex">Null for a list of texts in an object.</param>
/// <param name="WordsBucket">The bucket of the object with one text per line; null for a regex.</param>
/// <param name="WordsKey">The object's key; null for a regex.</param>
/// <param name="Status">Macie's code, such as OK or S3_OBJECT_NOT_FOUND (Macie2 API reference, AllowListStatus). A list that is not OK may allow nothing.</param>
/// <param name="StatusText">Macie's own words about the status; may be missing.</param>
public sealed record MacieAllowListDetail(string? Regex, string? WordsBucket, string? WordsKey, string Status, string? StatusText)
{
    public bool IsUsable => Status == "OK";
}
