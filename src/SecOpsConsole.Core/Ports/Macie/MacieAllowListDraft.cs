namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>An allow list to be created: a regex, or an object in S3 with one text per line.</summary>
public sealed record MacieAllowListDraft(string Token, string Name, string? Description, string? Regex, string? WordsBucket, string? WordsKey);
