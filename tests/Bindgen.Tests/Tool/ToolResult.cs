namespace Bindgen.Tests.Tool;

internal sealed record ToolResult(int ExitCode, string Output, string Error);
