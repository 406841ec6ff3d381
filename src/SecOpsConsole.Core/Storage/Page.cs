namespace SecOpsConsole.Core.Storage;

/// <summary>A page of a list; <paramref name="NextCursor"/> is opaque and null at the end. Paging is by key, never by offset.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
