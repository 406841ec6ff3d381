namespace SecOpsConsole.Web.Commands;

/// <summary>What the operator asks about people and tokens.</summary>
internal enum AccessVerb
{
    ListPeople,
    SetRole,
    EndPerson,
    ListTokens,
    RevokeToken,
}
