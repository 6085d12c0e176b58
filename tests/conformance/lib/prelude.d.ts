// What Pulumi YAML's functions and references are in TypeScript. The generated programs import it.
import * as pulumi from "@pulumi/pulumi";

type Text = pulumi.Input<string>;

/** `${key.list[0].name}`: what lies below an output. */
export declare function at<T, U>(output: pulumi.OutputInstance<T>, path: (value: T) => U): pulumi.Output<U>;
/** Text around `${…}`. Only strings: numbers, booleans and nulls print differently through the two doors. */
export declare function interpolate(...holes: Text[]): pulumi.Output<string>;
export declare function join(delimiter: Text, values: pulumi.Input<Text[]>): pulumi.Output<string>;
export declare function split(delimiter: Text, source: Text): pulumi.Output<string[]>;
export declare function select<T>(index: pulumi.Input<number>, values: pulumi.Input<pulumi.Input<T>[]>): pulumi.Output<T>;
export declare function toJSON(value: any): pulumi.Output<string>;
export declare function toBase64(value: Text): pulumi.Output<string>;
export declare function fromBase64(value: Text): pulumi.Output<string>;
export declare function readFile(path: Text): pulumi.Output<string>;
export declare function stringAsset(text: Text): pulumi.asset.Asset;
export declare function fileAsset(path: Text): pulumi.asset.Asset;
export declare function remoteAsset(uri: Text): pulumi.asset.Asset;
export declare function fileArchive(path: Text): pulumi.asset.Archive;
export declare function remoteArchive(uri: Text): pulumi.asset.Archive;
export declare function assetArchive(entries: { [path: string]: pulumi.asset.Asset | pulumi.asset.Archive }): pulumi.asset.Archive;
/** The value of a variable or an output. */
export declare function value<T>(value: pulumi.Input<T>): pulumi.Output<pulumi.Unwrap<T>>;

/** The built-in `${pulumi.…}`. */
export declare const builtin: { cwd: string; organization: string; project: string; rootDirectory: string; stack: string };
export declare type Config<T> = pulumi.Output<T>;
