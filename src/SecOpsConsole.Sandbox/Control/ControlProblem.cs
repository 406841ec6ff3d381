using Microsoft.AspNetCore.Http;

namespace SecOpsConsole.Sandbox.Control;

/// <summary>A refusal of the control API.</summary>
internal static class ControlProblem
{
    public static IResult Result(int status, string detail) => Results.Json(new { status, detail }, statusCode: status);
}
